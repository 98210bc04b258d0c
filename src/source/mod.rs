//! From bytes to users: framing, wire records, records that are set aside, and what can go
//! wrong on the way.

mod answer;
mod config;
mod figures;
mod header;
mod http;
mod json;
mod load_error;
mod log_entry;
mod never_notify;
mod read_config;
mod reader;
mod record;
mod reminder;
mod save_error;
mod set_aside;
mod wire;

pub use config::{Actions, Config, Credentials, Csrf, Embed, Headers, Links, Reminders, Source};
pub use figures::{FiguresDocument, LONGEST as LONGEST_FIGURES};
pub use header::Header;
pub use http::{cookie, is_header, is_web_address};
#[cfg(target_arch = "wasm32")]
pub(crate) use json::Members;
pub use load_error::{Fault, LoadError};
pub use log_entry::{LogEntries, LogEntry, NewLogEntry};
pub use never_notify::{NeverNotifyChange, NeverNotifyIds};
pub use reader::{Malformed, RecordReader, Records};
pub use record::{Refused, read_user};
pub(crate) use record::{first_user, own_texts};
pub use reminder::{Message, Rejected, Reminder, SendError, Sent, UserId, blank};
pub use save_error::SaveError;
pub use set_aside::{Reason, SetAside, Unreadable};
