//! What the rules found, in sentences for the reader.

mod cause;
mod dates;
mod isolate;
mod last_use;
mod reason;

pub use cause::cause;
pub use dates::{Dates, IsoDates, days_ago};
pub use isolate::isolate;
pub use last_use::{LastUse, LastUseKind, last_use};
pub use reason::{reason, short_reason};
