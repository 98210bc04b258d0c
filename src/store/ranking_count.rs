use std::sync::Arc;

use hashbrown::HashMap;

use super::directory::Directory;
use super::managers::{Key, Managers};
use super::preparation::Slices;
use super::ranking::Ranking;
use crate::domain::{Activity, Set};
use crate::query::lowercase;

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
    pub same: Vec<u32>,
    first: HashMap<String, u32>,
    pub all: Tally,
    pub inactive: Tally,
    pub active: Tally,
    /// A name for each address.
    pub names: Vec<u32>,
    row: usize,
    /// The ranking, while it learns the place of each manager.
    ranking: Option<Ranking>,
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
                    // Another preparation may have finished first, with the same ranking.
                    let _ = directory.ranking.set(Arc::new(ranking));
                    return false;
                }
            }
        }
        true
    }
}

impl Tally {
    pub fn new(texts: usize) -> Self {
        Self {
            by_email: vec![0; texts],
            by_name: vec![0; texts],
        }
    }

    /// Counts a user.
    pub fn add(&mut self, managers: &Managers, same: &[u32], row: usize) {
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
    pub fn of(&self, same: &[u32], value: u32) -> usize {
        let at = |counts: &[usize], at: u32| counts.get(at as usize).copied().unwrap_or_default();
        let first = same.get(value as usize).copied().unwrap_or_default();
        at(&self.by_email, first) + at(&self.by_name, value)
    }

    /// Whether this text stands for a manager of its own.
    pub fn has(&self, value: u32) -> bool {
        let counts = [&self.by_email, &self.by_name];
        let mut counts = counts
            .iter()
            .filter_map(|counts| counts.get(value as usize));
        counts.any(|count| *count > 0)
    }
}
