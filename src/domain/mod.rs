//! The rules of the product as pure functions over plain types.
//!
//! Nothing here reads a clock: the instant that everything is measured against, `as_of`, is
//! always an argument.

mod activity;
mod evidence;
mod history;
mod idle;
mod instant;
mod set;
mod standing;
mod status;
mod suggestion;
mod user;
mod words;

pub use activity::{Activity, WINDOW, cutoff};
pub use evidence::{Evidence, signs_of_device_change};
pub use history::returned_after_a_gap;
pub use idle::IdleBand;
pub use instant::{Day, Instant, Span};
pub use set::Set;
pub use standing::Standing;
pub use status::Status;
pub use suggestion::{REMINDER_REST, Suggestion, suggest};
pub use user::{Account, Device, Hub, License, Reminders, Use, User};
pub(crate) use words::words;
pub use words::{UnknownWord, Word};
