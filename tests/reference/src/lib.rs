//! The product's rules, written from its contract alone and applied as plainly as possible, so that
//! tests can compare the product with a reading that shares none of its code. Slow on purpose.
//!
//! Choices the contract leaves open are marked with `CHOICE`.

mod advice;
mod corrupt;
pub mod damage;
mod dice;
pub mod invent;
mod moment;
mod order;
mod query;
mod record;
mod rules;
mod sends;
mod text;

use std::collections::HashSet;

pub use corrupt::{Corrupted, corrupt};
pub use dice::Dice;
pub use moment::{DAY, HOUR, Ns};
pub use order::sorted;
pub use query::{bad, listed, matches};
pub use sends::Sent;

/// What kind of text a document is, for comparing two readings of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// JSON as a whole, or line by line: both readings must agree.
    Whole,
    /// Like `Whole`, but some object repeats a field, and JSON leaves open what that means. Two
    /// records that lost the characters between them look like this.
    Ambiguous,
    /// Not JSON; [`damage::check`] says what must hold.
    Damaged,
}

pub fn shape(document: &[u8]) -> Shape {
    let is_lines = |text: text::Text| text.records.iter().all(Option::is_some);
    if !text::is_json(document) && !text::split(document).is_some_and(is_lines) {
        Shape::Damaged
    } else if text::repeats_a_member(document) {
        Shape::Ambiguous
    } else {
        Shape::Whole
    }
}

/// What a document says, by the rules.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    pub as_of: Ns,
    /// `generated_at` was present but could not be read.
    pub as_of_unreadable: bool,
    /// Records may be missing, and the page must say so.
    pub partial: bool,
    /// Newline-delimited without an end line, so nothing shows whether it is complete.
    pub cannot_tell: bool,
    /// All records, counted or not.
    pub records: usize,
    /// The numbers, from 1, of the records that are set aside.
    pub set_aside: Vec<usize>,
    pub users: Vec<User>,
    /// Every user in every send of the last 90 days.
    pub sent: Vec<Sent>,
}

impl Told {
    pub fn count(&self, query: &str) -> usize {
        self.users
            .iter()
            .filter(|user| matches(user, query))
            .count()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct User {
    pub id: String,
    pub shown: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub status: Status,
    pub license: License,
    pub account: Account,
    pub hub: Hub,
    pub activity: Activity,
    pub never: bool,
    pub idle: Option<Idle>,
    pub suggest: Option<Suggest>,
    pub cause: Option<Cause>,
    pub outcome: Option<Outcome>,
    /// Reminders sent after the last use.
    pub reminders: usize,
    pub last_used: Option<Ns>,
    /// Nothing but setup is known.
    pub is_only_set_up: bool,
    pub vault_created_at: Option<Ns>,
    /// Only the day of the last use is known.
    pub by_day: bool,
    pub stages: [(&'static str, Reached); 4],
    pub platforms: Vec<String>,
    pub manager_email: Option<String>,
    pub manager_name: Option<String>,
    /// Days on which a reminder was sent, as `YYYY-MM-DD`.
    pub sent: Vec<String>,
    /// A field of the portal's own.
    pub team: Option<String>,
}

/// The contract's words, with their spelling in addresses.
macro_rules! words {
    ($name:ident { $($word:ident = $text:literal),+ $(,)? }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($word),+ }
        impl $name {
            pub const ALL: &[$name] = &[$($name::$word),+];
            pub fn word(self) -> &'static str {
                match self { $($name::$word => $text),+ }
            }
        }
    };
}

words!(Status { NoLicense = "no-license", Pending = "pending", Using = "using" });
words!(License { Assigned = "assigned", Unassigned = "unassigned" });
words!(Account { Enabled = "enabled", Suspended = "suspended", Service = "service" });
words!(Hub { Authenticated = "authenticated", Never = "never" });
words!(Activity { Active = "active", Inactive = "inactive", None = "none" });
words!(Idle { To60 = "30-60", To90 = "60-90", Over90 = "90plus" });
words!(Suggest {
    Escalate = "escalate", Repair = "repair", Wait = "wait", Message = "message", Remind = "remind",
});
words!(Cause {
    DeviceChange = "device-change", Friction = "friction", NoHabit = "no-habit", Unknown = "unknown",
});
words!(Outcome { CameBack = "came-back", Open = "open", NoReturn = "no-return" });
words!(Reached { Yes = "yes", No = "no", Unknown = "unknown" });

/// Reads a whole, well-formed document; `None` if it has no list of users. `otherwise` is the
/// instant to use if the document contains none.
pub fn read(document: &[u8], otherwise: Ns) -> Option<Told> {
    let text = text::split(document)?;
    let (as_of, as_of_unreadable) = match &text.generated_at {
        None => (otherwise, false),
        // CHOICE: neither the zero of other systems nor anything past the last instant is a date.
        Some(value) => match value.as_str().and_then(moment::instant) {
            Some(instant) if instant > 0 && instant < Ns::MAX => (instant, false),
            _ => (otherwise, true),
        },
    };

    let mut set_aside = Vec::new();
    let mut good: Vec<record::Record> = Vec::new();
    // CHOICE: ids in records that are set aside count as seen, too; 1 and "1" are the same id.
    let mut seen: HashSet<String> = HashSet::new();
    for (at, value) in text.records.iter().enumerate() {
        let id = value.as_ref().and_then(record::id_of);
        let is_new = id.is_none_or(|id| seen.insert(id));
        match value.as_ref().and_then(|value| record::read(value, as_of)) {
            Some(record) if is_new => good.push(record),
            _ => set_aside.push(at + 1),
        }
    }

    let known = rules::Known::of(&good);
    let users = good
        .iter()
        .map(|record| rules::user(record, as_of, &known))
        .collect();
    Some(Told {
        as_of,
        as_of_unreadable,
        partial: text.partial,
        cannot_tell: text.cannot_tell,
        records: text.records.len(),
        set_aside,
        users,
        sent: sends::sent(&good, as_of),
    })
}
