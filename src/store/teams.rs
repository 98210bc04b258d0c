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
#[serde(from = "Told", into = "Told")]
pub struct Team {
    /// The manager's name or address, or a stand-in.
    pub manager: String,
    /// The Inactive ones of them.
    pub inactive: Count,
    /// All of them who are onboarded.
    pub onboarded: usize,
}

/// What an engine tells of a team: the query follows from the value of its filter. To read a query is a matter of the
/// other pages.
#[derive(Serialize, Deserialize)]
struct Told {
    manager: String,
    value: String,
    inactive: usize,
    onboarded: usize,
}

impl From<Told> for Team {
    fn from(told: Told) -> Self {
        let query = UserQuery {
            manager: vec![told.value],
            ..UserQuery::activity(Activity::Inactive)
        };
        Self {
            manager: told.manager,
            inactive: Count {
                query,
                users: told.inactive,
            },
            onboarded: told.onboarded,
        }
    }
}

impl From<Team> for Told {
    fn from(team: Team) -> Self {
        Self {
            manager: team.manager,
            value: team.inactive.query.manager.concat(),
            inactive: team.inactive.users,
            onboarded: team.onboarded,
        }
    }
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
        Team::from(Told {
            manager: match names {
                Names::Shown => text(ranked.name).to_owned(),
                Names::Concealed => pseudonym_of_manager(value),
            },
            value: value.to_owned(),
            inactive: ranked.inactive,
            onboarded: ranked.onboarded,
        })
    }
}
