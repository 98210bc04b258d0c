//! The dialog for writing to users: who gets it, the text, a preview, and what became of it.

mod audience;
mod composing;
mod copy_addresses;
mod dialog;
mod draft_to_one;
mod drafting;
mod editor;
mod frame;
mod left_out;
mod looking_up;
mod managers;
mod opener;
mod outcome;
mod preview;
mod refused;
mod stopped;
mod texts;
mod withdrawn;

pub use dialog::ComposeContent;
pub use frame::{Compose, DrawDialog};
pub use opener::{Opener, Who, action};
pub use stopped::Stopped;
