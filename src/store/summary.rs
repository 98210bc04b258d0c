use serde::{Deserialize, Serialize};

use super::directory::Directory;
use crate::domain::{
    Account, Activity, CauseKind, Figure, IdleBand, License, Outcome, Set, Status, Suggestion, Word,
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

/// Every number of the Dashboard that is known. One that a document without users leaves out is not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// All users that could be read.
    pub all: Option<Count>,
    /// The users in the chart: Active and Inactive together.
    pub onboarded: Count,
    /// The bar of that name.
    pub active: Count,
    /// The bar of that name.
    pub inactive: Count,
    /// Onboarded, but with no opening and no autofill since the vault was set up.
    pub never: Option<Count>,
    /// The Inactive users by how long they have been idle.
    pub idle: Vec<(IdleBand, Count)>,
    /// The Inactive users by suggested action, in the order of what can be done today.
    pub suggestions: Vec<(Suggestion, Count)>,
    /// The Inactive users by likely cause.
    pub causes: Vec<(CauseKind, Count)>,
    /// The users by what came of their latest reminder.
    pub outcomes: Vec<(Outcome, Count)>,
    /// The users who are not in the chart because the license is not assigned.
    pub no_license: Option<Count>,
    /// The users who are not in the chart because the vault has not been created.
    pub pending: Option<Count>,
    /// The users who are not in the chart because the account is suspended or a service account,
    /// though they are set up.
    pub not_enabled: Option<Count>,
    /// Inactive, and never used since the vault was set up.
    pub never_inactive: Option<Count>,
    /// Not enabled, with a license all the same.
    pub not_enabled_licensed: Option<Count>,
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
    pub fn counts(directory: &Directory) -> Vec<Option<usize>> {
        let mut counts = Vec::new();
        Self::each_count(directory, |_, users| counts.push(users));
        counts
    }

    /// Counts everything, one figure after the other.
    pub(super) fn each_count(directory: &Directory, mut take: impl FnMut(Figure, Option<usize>)) {
        Self::new(&mut |figure, query| {
            let users = match &directory.figures {
                Some(figures) => figures.get(figure),
                None => Some(directory.count_without_text(query)),
            };
            take(figure, users);
            users
        });
    }

    /// The summary with the numbers of [`Summary::counts`].
    pub fn with_counts(counts: Vec<Option<usize>>) -> Self {
        let mut counts = counts.into_iter();
        Self::new(&mut |_, _| counts.next().flatten())
    }

    fn new(users: &mut dyn FnMut(Figure, &UserQuery) -> Option<usize>) -> Self {
        let mut count = |figure, query: UserQuery| {
            let users = users(figure, &query)?;
            Some(Count { query, users })
        };
        let status = |status| UserQuery {
            status: Set::only(status),
            ..UserQuery::default()
        };
        let activity = UserQuery::activity;
        let not_enabled = Set::only(Account::Suspended).with(Account::Service);
        let chart = [Activity::Active, Activity::Inactive].into_iter().collect();
        let chart = UserQuery {
            activity: chart,
            ..UserQuery::default()
        };
        // Every document has these three.
        let mut bar = |figure, query: UserQuery| {
            let none = Count {
                query: query.clone(),
                users: 0,
            };
            count(figure, query).unwrap_or(none)
        };
        let onboarded = bar(Figure::ONBOARDED, chart);
        let active = bar(Figure::ACTIVE, activity(Activity::Active));
        let inactive = bar(Figure::INACTIVE, activity(Activity::Inactive));
        let no_license = count(Figure::NO_LICENSE, status(Status::NoLicense));
        let pending = count(Figure::NO_VAULT, status(Status::Pending));
        let set_up = UserQuery {
            account: not_enabled,
            ..status(Status::Using)
        };
        let set_up = count(Figure::NOT_ENABLED, set_up);
        Self {
            all: all(&onboarded, [&no_license, &pending, &set_up]),
            never: count(Figure::NEVER_USED, activity(Activity::Never)),
            idle: each(IdleBand::ALL, |band| {
                let query = UserQuery {
                    idle: Set::only(band),
                    ..activity(Activity::Inactive)
                };
                count(Figure::of(band), query)
            }),
            suggestions: each(&TO_DO, |action| {
                count(Figure::of(action), UserQuery::suggested(action))
            }),
            causes: each(CauseKind::ALL, |cause| {
                let query = UserQuery {
                    cause: Set::only(cause),
                    ..activity(Activity::Inactive)
                };
                count(Figure::of(cause), query)
            }),
            outcomes: each(Outcome::ALL, |outcome| {
                let query = UserQuery {
                    outcome: Set::only(outcome),
                    ..UserQuery::default()
                };
                count(Figure::of(outcome), query)
            }),
            never_inactive: count(
                Figure::NEVER_INACTIVE,
                UserQuery {
                    idle: IdleBand::ALL.iter().copied().collect(),
                    ..activity(Activity::Never)
                },
            ),
            not_enabled_licensed: count(
                Figure::NOT_ENABLED_LICENSED,
                UserQuery {
                    account: not_enabled,
                    license: Set::only(License::Assigned),
                    ..UserQuery::default()
                },
            ),
            onboarded,
            active,
            inactive,
            no_license,
            pending,
            not_enabled: set_up,
        }
    }
}

/// Everybody: who is onboarded and all others.
fn all(onboarded: &Count, others: [&Option<Count>; 3]) -> Option<Count> {
    let users = others.into_iter().try_fold(onboarded.users, |all, other| {
        Some(all.saturating_add(other.as_ref()?.users))
    })?;
    Some(Count {
        query: UserQuery::default(),
        users,
    })
}

fn each<T: Word>(words: &[T], mut count: impl FnMut(T) -> Option<Count>) -> Vec<(T, Count)> {
    let mut known = Vec::new();
    for word in words {
        if let Some(count) = count(*word) {
            known.push((*word, count));
        }
    }
    known
}
