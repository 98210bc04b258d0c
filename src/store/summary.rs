use serde::{Deserialize, Serialize};

use super::directory::Directory;
use crate::domain::{
    Account, Activity, CauseKind, IdleBand, License, Outcome, Set, Status, Suggestion, Word,
};
use crate::query::UserQuery;

/// A number of users, and the query whose list has just as many rows: the number is counted by
/// asking that query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// What the number links to.
    pub query: UserQuery,
    /// Rows of the query's list.
    pub users: usize,
}

/// Every number of the Dashboard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// All users that could be read.
    pub all: Count,
    /// The users in the chart: Active and Inactive together.
    pub onboarded: Count,
    /// The bar of that name.
    pub active: Count,
    /// The bar of that name.
    pub inactive: Count,
    /// Onboarded, but with no opening and no autofill since the vault was set up.
    pub never: Count,
    /// The Inactive users by how long they have been idle.
    pub idle: Vec<(IdleBand, Count)>,
    /// The Inactive users by suggested action, in the order of what can be done today.
    pub suggestions: Vec<(Suggestion, Count)>,
    /// The Inactive users by likely cause.
    pub causes: Vec<(CauseKind, Count)>,
    /// The users by what came of their latest reminder.
    pub outcomes: Vec<(Outcome, Count)>,
    /// The users who are not in the chart because the license is not assigned.
    pub no_license: Count,
    /// The users who are not in the chart because the vault has not been created.
    pub pending: Count,
    /// The users who are not in the chart because the account is suspended or a service account,
    /// though they are set up.
    pub not_enabled: Count,
    /// Inactive, and never used since the vault was set up.
    pub never_inactive: Count,
    /// Not enabled, with a license all the same.
    pub not_enabled_licensed: Count,
}

/// The actions in the order of what can be done today: Wait is last, since there is nothing to do.
const TO_DO: [Suggestion; 5] = [
    Suggestion::Remind,
    Suggestion::Message,
    Suggestion::Escalate,
    Suggestion::Repair,
    Suggestion::Wait,
];

impl Summary {
    /// Counts everything.
    pub fn of(directory: &Directory) -> Self {
        // None of these searches for a text.
        Self::with_counts(Self::counts(directory))
    }

    /// The numbers alone, in the order in which a summary asks for them.
    pub fn counts(directory: &Directory) -> Vec<usize> {
        let mut counts = Vec::new();
        Self::new(|query| {
            let users = directory.count_without_text(query);
            counts.push(users);
            users
        });
        counts
    }

    /// The summary with the numbers of [`Summary::counts`].
    pub fn with_counts(counts: Vec<usize>) -> Self {
        let mut counts = counts.into_iter();
        Self::new(|_| counts.next().unwrap_or_default())
    }

    fn new(mut users: impl FnMut(&UserQuery) -> usize) -> Self {
        let mut count = |query: UserQuery| Count {
            users: users(&query),
            query,
        };
        let status = |status| UserQuery {
            status: Set::only(status),
            ..UserQuery::default()
        };
        let not_enabled = Set::only(Account::Suspended).with(Account::Service);
        let chart = [Activity::Active, Activity::Inactive].into_iter().collect();
        Self {
            all: count(UserQuery::default()),
            onboarded: count(UserQuery {
                activity: chart,
                ..UserQuery::default()
            }),
            active: count(UserQuery::activity(Activity::Active)),
            inactive: count(UserQuery::activity(Activity::Inactive)),
            never: count(UserQuery::activity(Activity::Never)),
            idle: each(IdleBand::ALL, |band| {
                count(UserQuery {
                    idle: Set::only(band),
                    ..UserQuery::activity(Activity::Inactive)
                })
            }),
            suggestions: each(&TO_DO, |action| count(UserQuery::suggested(action))),
            causes: each(CauseKind::ALL, |cause| {
                count(UserQuery {
                    cause: Set::only(cause),
                    ..UserQuery::activity(Activity::Inactive)
                })
            }),
            outcomes: each(Outcome::ALL, |outcome| {
                count(UserQuery {
                    outcome: Set::only(outcome),
                    ..UserQuery::default()
                })
            }),
            no_license: count(status(Status::NoLicense)),
            pending: count(status(Status::Pending)),
            not_enabled: count(UserQuery {
                account: not_enabled,
                ..status(Status::Using)
            }),
            never_inactive: count(UserQuery {
                idle: IdleBand::ALL.iter().copied().collect(),
                ..UserQuery::activity(Activity::Never)
            }),
            not_enabled_licensed: count(UserQuery {
                account: not_enabled,
                license: Set::only(License::Assigned),
                ..UserQuery::default()
            }),
        }
    }
}

fn each<T: Word>(words: &[T], mut count: impl FnMut(T) -> Count) -> Vec<(T, Count)> {
    words.iter().map(|word| (*word, count(*word))).collect()
}
