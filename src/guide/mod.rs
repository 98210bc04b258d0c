//! What to do for users who drift away: advice for each suggested action, and texts to send.

mod advice;
mod text;
mod tips;

pub use advice::{ADVICE, Advice, INVITATION, explanation};
pub use text::{Letter, Text, fields};
pub use tips::{TIPS, Tip};
