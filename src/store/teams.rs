use super::directory::Directory;
use super::summary::Count;
use crate::domain::{Activity, Names, Set, pseudonym};
use crate::query::{UserQuery, lowercase};

/// How many teams are named.
const NAMED: usize = 5;

/// The users who report to one manager.
#[derive(Debug, Clone, PartialEq, Eq)]
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
        let managers = &self.columns.managers;
        let mut inactive = vec![0u32; managers.texts()];
        let is_inactive = |row: u32| {
            let facets = self.facets(row);
            facets.is_some_and(|facets| facets.has_any(Set::only(Activity::Inactive)))
        };
        for row in &self.readable {
            let count = managers
                .key(*row as usize)
                .and_then(|key| inactive.get_mut(key as usize));
            if let Some(count) = count.filter(|_| is_inactive(*row)) {
                *count += 1;
            }
        }
        let mut teams: Vec<Team> = Vec::new();
        while teams.len() < NAMED {
            let largest = inactive
                .iter()
                .enumerate()
                .max_by_key(|(key, count)| (**count, usize::MAX - key));
            let Some((key, _)) = largest.filter(|(_, count)| **count > 0) else {
                break;
            };
            if let Some(count) = inactive.get_mut(key) {
                *count = 0;
            }
            let Some(text) = managers.text(key as u32) else {
                continue;
            };
            let count = |activity| {
                let query = UserQuery {
                    activity,
                    manager: vec![text.to_owned()],
                    ..UserQuery::default()
                };
                let users = self.count_without_text(&query);
                Count { query, users }
            };
            let inactive = count(Set::only(Activity::Inactive));
            // An address in other letters is the same manager, and has the same list.
            let is_known = |team: &Team| {
                let known = team.inactive.query.manager.first();
                known.is_some_and(|known| lowercase(known) == lowercase(text))
            };
            if teams.iter().any(is_known) {
                continue;
            }
            let manager = match names {
                Names::Shown => managers.name_of(key as u32).unwrap_or(text).to_owned(),
                Names::Concealed => pseudonym(text),
            };
            let at = teams.partition_point(|team| team.inactive.users >= inactive.users);
            let onboarded = count(Set::only(Activity::Active).with(Activity::Inactive)).users;
            teams.insert(
                at,
                Team {
                    manager,
                    inactive,
                    onboarded,
                },
            );
        }
        teams
    }
}
