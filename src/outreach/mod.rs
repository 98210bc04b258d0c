//! Writing to users: who gets a text, in which parts it is sent, and what came of it.

mod deliveries;
mod delivery;
mod drafts;
mod list;
mod log;
mod mailto;
mod never_changes;
mod never_notify;
mod notes;
mod noting;
mod part;
mod progress;
mod template;
mod turn;
mod withdrawal;

pub use deliveries::Deliveries;
pub use delivery::{Delivery, PART, Recipient};
pub use drafts::{Draft, MOST_IN_DRAFT, draft, drafts};
pub use list::List;
pub use log::Log;
pub use mailto::{mailto, mailto_to_many};
pub use never_changes::{NeverChange, NeverChanges};
pub use never_notify::NeverNotify;
pub use notes::{Note, NoteDraft, notes};
pub use noting::{LONGEST_NOTE, Noting};
pub use progress::{Figures, Progress};
pub use template::{Template, built_in, of_action, unknown_fields};
pub use turn::{Change, Turn};
pub use withdrawal::Withdrawal;
