//! The rules of the product as pure functions over plain types.
//!
//! Nothing here reads a clock: the instant that everything is measured against, `as_of`, is
//! always an argument.

mod activity;
mod address;
mod calendar;
mod cause;
mod contact;
mod cooldown;
mod device_change;
mod eligibility;
mod evidence;
mod figures;
mod history;
mod idle;
mod idle_before;
mod instant;
mod names;
mod outcome;
mod pseudonym;
mod rate;
mod reason;
mod set;
mod shortened;
mod sorted;
mod stage;
mod standing;
mod status;
mod suggestion;
mod trend;
mod use_time;
mod user;
mod weeks;
mod words;

pub use activity::{Activity, WINDOW, cutoff};
pub use address::is_address;
pub(crate) use calendar::{Dates, utc};
pub use cause::{Cause, CauseKind, HABIT_USES, first_habit, is_friction};
pub use contact::Contact;
pub use cooldown::Cooldown;
pub use device_change::{AddedDevice, DeviceChange, device_change};
pub use eligibility::{Eligibility, LeftOut, Written};
pub use evidence::Evidence;
pub use figures::{Figure, FigureGroup, Figures};
pub use history::gap_before_return;
pub use idle::IdleBand;
pub use idle_before::IdleBefore;
pub use instant::{Day, Instant, Span};
pub use names::Names;
pub use outcome::{Outcome, RETURN_WINDOW, outcome};
pub use pseudonym::{pseudonym, pseudonym_of_manager, pseudonymous_email};
pub use rate::{FEWEST_DECIDED, likely_range};
pub use reason::Reason;
pub use set::Set;
pub use shortened::shortened;
pub use sorted::{sort_numbers, sorted_by};
pub use stage::{KnownStages, Stage, StageReached, stages};
pub use standing::Standing;
pub use status::Status;
pub use suggestion::{REMINDER_REST, Suggestion, suggest};
pub use trend::{TREND_DAYS, active_days};
pub use use_time::{TOLERANCE, UseTime, last_use, uses_by_day};
pub use user::{Account, Device, Hub, License, Manager, Reminders, Use, User};
pub use weeks::{WEEKS, weeks};
pub(crate) use words::words;
pub use words::{UnknownWord, Word};
