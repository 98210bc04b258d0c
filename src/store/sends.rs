use serde::{Deserialize, Serialize};

use super::directory::Directory;
use super::effect::ReminderEffect;
use super::sends_count::{Counted, Listed, SendsCount};
use super::summary::Count;
use crate::domain::{Day, IdleBefore, Outcome, Set, Word};
use crate::query::UserQuery;

/// The sends of the last 90 days, and what came of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sends {
    /// What came of all of them.
    pub all: ReminderEffect,
    /// Each of them: the newest first, on one day the one to the most people.
    pub sends: Vec<SendRow>,
    /// What came of each text, the one to the most people first; `None` for reminders without one.
    pub texts: Vec<(Option<String>, ReminderEffect)>,
    /// What came of the reminders by how long the user had been idle then.
    pub idle: Vec<(IdleBefore, ReminderEffect)>,
    /// The list of those who may still come back, where each of them has one open reminder only:
    /// it has as many rows as there are open reminders.
    pub open_list: Option<UserQuery>,
    /// Whether anybody was reminded earlier.
    pub any_older: bool,
    /// The users who should get a first reminder.
    pub to_remind: Count,
}

/// All reminders of one day of UTC with one text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SendRow {
    /// The day.
    pub day: Day,
    /// The name of what was sent; `None` where the data doesn't say.
    pub text: Option<String>,
    /// What came of it.
    pub effect: ReminderEffect,
    /// Whether it was the only send to anybody on that day.
    is_alone: bool,
    /// The outcomes that just these people have in the list of the day.
    listed: Set<Outcome>,
}

impl Directory {
    /// The sends of the last 90 days, and what came of them.
    pub fn sends(&self) -> Sends {
        self.do_all(&mut SendsCount::default());
        let none = || SendsCount::default().into_sends(self);
        self.sends.get_or_init(none).clone()
    }
}

impl SendRow {
    pub(super) fn new(day: Day, text: Option<String>, counted: &Counted, listed: &Listed) -> Self {
        let Counted { effect, same } = *counted;
        let is_listed = |outcome: &Outcome| {
            let people = effect.with(*outcome);
            people == same.with(*outcome) && people == listed.latest.with(*outcome)
        };
        Self {
            day,
            text,
            effect,
            is_alone: listed.users == effect.people(),
            listed: Outcome::ALL.iter().copied().filter(is_listed).collect(),
        }
    }

    /// The list of the people of this send, or of those with one outcome; `None` where no list has
    /// just these, or there are none.
    ///
    /// An address names the day of a reminder and the outcome of the latest one. It names neither
    /// texts nor earlier reminders, so that after a second send on the day, or a later one with
    /// another outcome, a list would have other people than the number counts.
    pub fn list(&self, outcome: Option<Outcome>) -> Option<UserQuery> {
        let (people, is_listed) = match outcome {
            None => (self.effect.people(), self.is_alone),
            Some(outcome) => (self.effect.with(outcome), self.listed.contains(outcome)),
        };
        (people > 0 && is_listed).then(|| UserQuery {
            outcome: outcome.into_iter().collect(),
            sent: vec![self.day.to_iso()],
            ..UserQuery::default()
        })
    }
}
