use hashbrown::HashMap;

use super::directory::Directory;
use super::managers::{Key, Managers};
use crate::domain::{Activity, Set};
use crate::query::lowercase;

/// All managers in the data, those with the most Inactive users first.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ranking {
    pub managers: Vec<Ranked>,
    /// The place of each manager, by the value of the filter.
    places: HashMap<String, usize>,
    /// For each text, the first one that differs from it in letter case at most.
    same: Vec<u32>,
}

/// A manager, with the texts in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ranked {
    /// The value that a list is filtered by: the address, or the name of a manager without one.
    pub value: u32,
    /// The name; the same text where there is no other.
    pub name: u32,
    /// Whether another manager has the same name.
    pub has_namesake: bool,
    /// Inactive users who report to the manager.
    pub inactive: usize,
}

/// Counts users by their manager, just as the filter tells managers apart.
pub(super) struct Tally<'a> {
    managers: &'a Managers,
    same: &'a [u32],
    by_email: Vec<usize>,
    by_name: Vec<usize>,
}

impl Ranking {
    pub fn of(directory: &Directory) -> Self {
        let managers = &directory.columns.managers;
        let same = managers.same_texts();
        let (mut all, mut inactive) = (Tally::new(managers, &same), Tally::new(managers, &same));
        let mut names = vec![0; same.len()];
        for row in directory.rows() {
            let facets = directory.facets(row);
            all.add(row);
            if facets.is_some_and(|facets| facets.has_any(Set::only(Activity::Inactive))) {
                inactive.add(row);
            }
            if let Some((Key::Email(email), name)) = managers.key_and_name(row)
                && let Some(first) = same.get(email as usize)
                && let Some(known) = names.get_mut(*first as usize).filter(|known| **known == 0)
            {
                *known = name;
            }
        }
        let ranked = names.into_iter().zip(0..);
        let ranked = ranked.filter(|(_, value)| all.has(*value));
        let ranked = ranked.map(|(name, value)| Ranked {
            value,
            name: if name == 0 { value } else { name },
            has_namesake: false,
            inactive: inactive.of(value),
        });
        let mut ranked: Vec<_> = ranked.collect();
        let mut bearers = HashMap::<u32, u32>::new();
        for ranked in &ranked {
            *bearers.entry(ranked.name).or_default() += 1;
        }
        for ranked in &mut ranked {
            ranked.has_namesake = bearers
                .get(&ranked.name)
                .is_some_and(|bearers| *bearers > 1);
        }
        ranked.sort_by_key(|ranked| std::cmp::Reverse(ranked.inactive));
        let text = |ranked: &Ranked| managers.text(ranked.value).unwrap_or_default().to_owned();
        let places = ranked.iter().map(text).zip(0..).collect();
        Self {
            managers: ranked,
            places,
            same,
        }
    }

    /// Counts nobody yet.
    pub fn tally<'a>(&'a self, managers: &'a Managers) -> Tally<'a> {
        Tally::new(managers, &self.same)
    }

    /// Where the manager with this value of the filter stands.
    pub fn place(&self, value: &str) -> Option<usize> {
        self.places.get(value).copied()
    }
}

impl<'a> Tally<'a> {
    fn new(managers: &'a Managers, same: &'a [u32]) -> Self {
        Self {
            managers,
            same,
            by_email: vec![0; same.len()],
            by_name: vec![0; same.len()],
        }
    }

    /// Counts a user.
    pub fn add(&mut self, row: usize) {
        let count = match self.managers.key_and_name(row) {
            Some((Key::Email(email), _)) => self
                .same
                .get(email as usize)
                .and_then(|first| self.by_email.get_mut(*first as usize)),
            Some((Key::Name, name)) => self.by_name.get_mut(name as usize),
            None => None,
        };
        if let Some(count) = count {
            *count += 1;
        }
    }

    /// The counted users in the list with this value of the filter.
    pub fn of(&self, value: u32) -> usize {
        let at = |counts: &[usize], at: u32| counts.get(at as usize).copied().unwrap_or_default();
        let first = self.same.get(value as usize).copied().unwrap_or_default();
        at(&self.by_email, first) + at(&self.by_name, value)
    }

    /// Whether this text stands for a manager of its own.
    fn has(&self, value: u32) -> bool {
        let counts = [&self.by_email, &self.by_name];
        let mut counts = counts
            .iter()
            .filter_map(|counts| counts.get(value as usize));
        counts.any(|count| *count > 0)
    }
}

impl Managers {
    /// For each text, the first one that differs from it in letter case at most.
    fn same_texts(&self) -> Vec<u32> {
        let mut first = HashMap::new();
        let numbers = self.numbers();
        let same = numbers.map(|number| {
            let text = lowercase(self.text(number).unwrap_or_default());
            *first.entry(text).or_insert(number)
        });
        same.collect()
    }
}
