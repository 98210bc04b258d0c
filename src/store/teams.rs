use super::directory::Directory;
use super::summary::Count;
use crate::domain::{Activity, Names, Set, pseudonym};
use crate::query::UserQuery;

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

/// The managers with the most Inactive users, the most first.
pub(super) fn teams(directory: &Directory, names: Names) -> Vec<Team> {
    let managers = &directory.columns.managers;
    let mut inactive = vec![0u32; managers.texts()];
    let is_inactive = |row: usize| directory.has(row, Activity::Inactive);
    for row in directory.readable.iter().map(|row| *row as usize) {
        let count = managers
            .key(row)
            .and_then(|key| inactive.get_mut(key as usize));
        if let Some(count) = count.filter(|_| is_inactive(row)) {
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
            let users = directory.count_without_text(&query);
            Count { query, users }
        };
        let inactive = count(Set::only(Activity::Inactive));
        // An address in other letters is the same manager, and has the same list.
        let is_known = |team: &Team| {
            let known = team.inactive.query.manager.first();
            known.is_some_and(|known| known.to_lowercase() == text.to_lowercase())
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
