//! Writing to many users at once: who gets it, the text, a preview, and what became of it.

mod composing;
mod dialog;
mod drafting;
mod editor;
mod left_out;
mod looking_up;
mod managers;
mod outcome;
mod preview;
mod stopped;
mod texts;

pub use composing::{Composing, Takeover, Who, action};
pub use dialog::Compose;
pub use stopped::Stopped;
