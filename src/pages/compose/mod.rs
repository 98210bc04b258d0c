//! Writing to many users at once: who gets it, the text, a preview, and what became of it.

mod composing;
mod dialog;
mod drafting;
mod editor;
mod left_out;
mod managers;
mod outcome;
mod preview;
mod refused;
mod stopped;
mod texts;
mod withdrawn;

pub use composing::{Composing, Takeover, Who, action};
pub use dialog::Compose;
pub use stopped::Stopped;
