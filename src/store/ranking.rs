use std::sync::Arc;

use hashbrown::HashMap;

use super::directory::Directory;
use super::managers::Managers;
use super::ranking_count::{RankingCount, Tally};
use crate::domain::sorted_by;

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

impl Directory {
    /// All managers, those with the most Inactive users first, found on first use.
    pub(super) fn ranking(&self) -> &Arc<Ranking> {
        self.do_all(&mut RankingCount::default());
        self.ranking.get_or_init(Arc::default)
    }
}

impl Ranking {
    /// All managers by rank, without their places.
    pub fn of(count: &mut RankingCount) -> Self {
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
        let mut bearers = HashMap::<u32, usize>::new();
        for ranked in &ranked {
            *bearers.entry(ranked.name).or_default() += 1;
        }
        for ranked in &mut ranked {
            ranked.has_namesake = bearers
                .get(&ranked.name)
                .is_some_and(|bearers| *bearers > 1);
        }
        let ranked = sorted_by(ranked, |ranked| -(ranked.inactive as i64));
        Self {
            places: HashMap::with_capacity(ranked.len()),
            managers: ranked,
            same,
        }
    }

    /// Notes the places of the next managers, so many at most; gives whether more are left.
    pub fn find_places(&mut self, managers: &Managers, most: usize) -> bool {
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
