//! What the rules found, in sentences for the reader.

mod cause;
mod dates;
mod invitation;
mod isolate;
mod last_use;
mod merge;
mod reason;

pub use cause::cause;
pub use dates::{Dates, IsoDates, days_ago};
pub use invitation::{invitation, invited_again};
pub use isolate::isolate;
pub use last_use::{LastUse, LastUseKind, last_use};
pub(crate) use merge::one_line;
pub use merge::{Fields, first_name, is_field, merge};
pub use reason::{reason, short_reason};
