use serde::{Deserialize, Serialize};

use super::directory::Directory;
use super::ranking::Ranked;
use super::summary::Count;
use crate::domain::{Activity, Names, pseudonym_of_manager};
use crate::query::UserQuery;

/// How many teams are named.
const NAMED: usize = 5;

/// The users who report to one manager.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The manager's name or address, or a stand-in.
    pub manager: String,
    /// The Inactive ones of them.
    pub inactive: Count,
    /// All of them who are onboarded.
    pub onboarded: usize,
}

impl Directory {
    /// The managers with the most Inactive users, the most first, where the data names managers.
    pub fn teams(&self, names: Names) -> Vec<Team> {
        let ranked = self.ranking().managers.iter().take(NAMED);
        let ranked = ranked.filter(|ranked| ranked.inactive > 0);
        ranked.map(|ranked| self.team(*ranked, names)).collect()
    }

    fn team(&self, ranked: Ranked, names: Names) -> Team {
        let text = |number| self.columns.managers.text(number).unwrap_or_default();
        let value = text(ranked.value);
        let inactive = UserQuery {
            manager: vec![value.to_owned()],
            ..UserQuery::activity(Activity::Inactive)
        };
        Team {
            manager: match names {
                Names::Shown => text(ranked.name).to_owned(),
                Names::Concealed => pseudonym_of_manager(value),
            },
            inactive: Count {
                query: inactive,
                users: ranked.inactive,
            },
            onboarded: ranked.onboarded,
        }
    }
}
