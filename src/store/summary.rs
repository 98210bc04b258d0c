use super::directory::Directory;
use crate::domain::{Account, Activity, IdleBand, Set, Status, Suggestion, Word};
use crate::query::UserQuery;

/// A number of users, and the query whose list has just as many rows: the number is counted by
/// asking that query.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// The Inactive users by suggested action.
    pub suggestions: Vec<(Suggestion, Count)>,
    /// The users who are not in the chart because the license is not assigned.
    pub no_license: Count,
    /// The users who are not in the chart because the vault has not been created.
    pub pending: Count,
    /// The users who are not in the chart because the account is suspended or a service account,
    /// though they are set up.
    pub not_enabled: Count,
}

impl Summary {
    /// Counts everything.
    pub fn of(directory: &Directory) -> Self {
        // None of these searches for a text.
        let count = |query: UserQuery| Count {
            users: directory.count_without_text(&query),
            query,
        };
        let status = |status| UserQuery {
            status: Set::only(status),
            ..UserQuery::default()
        };
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
            idle: each(|band| {
                count(UserQuery {
                    idle: Set::only(band),
                    ..UserQuery::default()
                })
            }),
            suggestions: each(|action| {
                count(UserQuery {
                    suggest: Set::only(action),
                    ..UserQuery::default()
                })
            }),
            no_license: count(status(Status::NoLicense)),
            pending: count(status(Status::Pending)),
            not_enabled: count(UserQuery {
                account: Set::only(Account::Suspended).with(Account::Service),
                ..status(Status::Using)
            }),
        }
    }
}

fn each<T: Word>(count: impl Fn(T) -> Count) -> Vec<(T, Count)> {
    T::ALL.iter().map(|word| (*word, count(*word))).collect()
}
