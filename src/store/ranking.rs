use std::sync::Arc;

use hashbrown::HashMap;

use super::directory::Directory;
use super::managers::{Key, Managers};
use super::preparation::Slices;
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
    /// All of them who are onboarded.
    pub onboarded: usize,
}

/// Counts users by their manager, just as the filter tells managers apart.
#[derive(Debug, Default)]
pub(super) struct Tally {
    by_email: Vec<usize>,
    by_name: Vec<usize>,
}

/// Makes the [`Ranking`].
#[derive(Debug, Default)]
pub(super) struct RankingCount {
    /// For each text, the first one that differs from it in letter case at most.
    same: Vec<u32>,
    first: HashMap<String, u32>,
    all: Tally,
    inactive: Tally,
    active: Tally,
    /// A name for each address.
    names: Vec<u32>,
    row: usize,
    /// The ranking, while it learns the place of each manager.
    ranking: Option<Ranking>,
}

impl Directory {
    /// All managers, those with the most Inactive users first, found on first use.
    pub(super) fn ranking(&self) -> &Arc<Ranking> {
        self.do_all(&mut RankingCount::default());
        self.ranking.get_or_init(Arc::default)
    }
}

impl RankingCount {
    /// How many rows are looked at in one slice.
    const SLICE: usize = 16 * 1024;

    /// How many texts or managers are looked at in one slice.
    const SLICE_OF_TEXTS: usize = 4 * 1024;

    fn add_texts(&mut self, managers: &Managers) {
        let (known, all) = (self.same.len(), managers.numbers().len());
        let end = all.min(known + Self::SLICE_OF_TEXTS);
        for number in known..end {
            let text = lowercase(managers.text(number as u32).unwrap_or_default());
            let first = self.first.entry(text).or_insert(number as u32);
            self.same.push(*first);
        }
        if end == all {
            self.first = HashMap::new();
            for tally in [&mut self.all, &mut self.inactive, &mut self.active] {
                *tally = Tally::new(all);
            }
            self.names.resize(all, 0);
        }
    }

    fn add_rows(&mut self, directory: &Directory) {
        let (first, all) = (self.row, directory.columns.ids.len());
        self.row = all.min(first + Self::SLICE);
        (first..self.row).for_each(|row| self.add(directory, row));
        if self.row == all {
            self.ranking = Some(Ranking::of(self));
        }
    }

    fn add(&mut self, directory: &Directory, row: usize) {
        let Some(facets) = directory.facets(row) else {
            return;
        };
        let managers = &directory.columns.managers;
        self.all.add(managers, &self.same, row);
        if facets.has_any(Set::only(Activity::Inactive)) {
            self.inactive.add(managers, &self.same, row);
        } else if facets.has_any(Set::only(Activity::Active)) {
            self.active.add(managers, &self.same, row);
        }
        if let Some((Key::Email(email), name)) = managers.key_and_name(row)
            && let Some(first) = self.same.get(email as usize)
            && let Some(known) = self.names.get_mut(*first as usize)
            && *known == 0
        {
            *known = name;
        }
    }
}

impl Slices for RankingCount {
    fn step(&mut self, directory: &Directory) -> bool {
        let managers = &directory.columns.managers;
        if directory.ranking.get().is_some() {
            return false;
        }
        match &mut self.ranking {
            None if self.same.len() < managers.numbers().len() => self.add_texts(managers),
            None => self.add_rows(directory),
            Some(ranking) => {
                if !ranking.find_places(managers, Self::SLICE_OF_TEXTS) {
                    let ranking = std::mem::take(ranking);
                    // Somebody else may have been faster, with the same ranking.
                    let _ = directory.ranking.set(Arc::new(ranking));
                    return false;
                }
            }
        }
        true
    }
}

impl Ranking {
    /// All managers by rank, without their places.
    fn of(count: &mut RankingCount) -> Self {
        let RankingCount {
            same,
            all,
            inactive,
            active,
            names,
            ..
        } = count;
        let (same, names) = (std::mem::take(same), std::mem::take(names));
        let ranked = names.into_iter().zip(0..);
        let ranked = ranked.filter(|(_, value)| all.has(*value));
        let ranked = ranked.map(|(name, value)| Ranked {
            value,
            name: if name == 0 { value } else { name },
            has_namesake: false,
            inactive: inactive.of(&same, value),
            onboarded: inactive.of(&same, value) + active.of(&same, value),
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
        Self {
            places: HashMap::with_capacity(ranked.len()),
            managers: ranked,
            same,
        }
    }

    /// Notes the places of the next managers, so many at most; gives whether more are left.
    fn find_places(&mut self, managers: &Managers, most: usize) -> bool {
        let known = self.places.len();
        let next = self.managers.iter().enumerate().skip(known).take(most);
        for (place, ranked) in next {
            let value = managers.text(ranked.value).unwrap_or_default();
            self.places.insert(value.to_owned(), place);
        }
        known + most < self.managers.len()
    }

    /// How many of some users each manager has, in the order of the ranking.
    pub fn count(
        &self,
        managers: &Managers,
        each: impl FnOnce(&mut dyn FnMut(usize)),
    ) -> Vec<usize> {
        let mut tally = Tally::new(self.same.len());
        each(&mut |row| tally.add(managers, &self.same, row));
        let ranked = self.managers.iter();
        ranked
            .map(|ranked| tally.of(&self.same, ranked.value))
            .collect()
    }

    /// Where the manager with this value of the filter stands.
    pub fn place(&self, value: &str) -> Option<usize> {
        self.places.get(value).copied()
    }
}

impl Tally {
    fn new(texts: usize) -> Self {
        Self {
            by_email: vec![0; texts],
            by_name: vec![0; texts],
        }
    }

    /// Counts a user.
    fn add(&mut self, managers: &Managers, same: &[u32], row: usize) {
        let count = match managers.key_and_name(row) {
            Some((Key::Email(email), _)) => same
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
    fn of(&self, same: &[u32], value: u32) -> usize {
        let at = |counts: &[usize], at: u32| counts.get(at as usize).copied().unwrap_or_default();
        let first = same.get(value as usize).copied().unwrap_or_default();
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
