//! Who was reminded on which day with which text, and what came of it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::moment::{self, DAY, Ns};
use crate::record::Record;
use crate::{Outcome, advice, rules};

/// One user in one send.
#[derive(Debug, Clone, PartialEq)]
pub struct Sent {
    pub user: String,
    pub day: NaiveDate,
    pub text: Option<String>,
    pub outcome: Outcome,
    /// The 14 days are over.
    pub is_over: bool,
    at: Ns,
    used_before: Option<Ns>,
}

/// CHOICE: the day 90 × 24 h before `as_of` counts whole; of a text that somebody got twice on one
/// day the second one counts.
pub fn sent(records: &[Record], as_of: Ns) -> Vec<Sent> {
    let first = moment::day_of(as_of.saturating_sub(90 * DAY));
    let mut all = Vec::new();
    for record in records {
        let uses = rules::uses(record, as_of);
        let evidence = advice::Evidence::of(record, &uses, as_of);
        let mut of_user: BTreeMap<_, Ns> = BTreeMap::new();
        for (at, text) in &record.reminders {
            let day = moment::day_of(*at);
            if day >= first && *at <= as_of.saturating_add(DAY) {
                let latest = of_user.entry((day, text.clone())).or_insert(*at);
                *latest = (*latest).max(*at);
            }
        }
        for ((day, text), at) in of_user {
            let used = uses.iter().map(|(used, _)| *used);
            all.push(Sent {
                user: record.id.clone(),
                day,
                text,
                outcome: evidence.outcome_of(at),
                is_over: at.saturating_add(14 * DAY) <= as_of,
                at,
                used_before: used.filter(|used| *used <= at).max(),
            });
        }
    }
    all
}

impl Sent {
    /// How long the user had been idle, where days of use are complete from `history` on.
    /// CHOICE: what lies before that is not looked at, since of users who came back it is not known.
    pub fn idle_before(&self, history: Option<NaiveDate>) -> &'static str {
        let Some(history) = history.map(moment::start_of) else {
            return "unknown";
        };
        let idle = match self.used_before {
            Some(used) if used >= history => self.at - used,
            _ if self.at - history > 90 * DAY => return "90plus",
            _ => return "unknown",
        };
        match idle {
            ..=rules::WINDOW => "not-yet",
            _ if idle <= 60 * DAY => "30-60",
            _ if idle <= 90 * DAY => "60-90",
            _ => "90plus",
        }
    }
}
