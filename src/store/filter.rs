use super::directory::Directory;
use super::facets::{Facet, Facets, mask};
use super::search::Hits;
use crate::domain::{Names, Set};
use crate::query::UserQuery;

/// A query's filters, made ready for asking row after row.
pub(super) struct Filter<'a> {
    directory: &'a Directory,
    /// The chosen words of each vocabulary, and all of its words.
    groups: Vec<(u32, u32)>,
    platforms: Option<Vec<u32>>,
    hits: Option<Hits>,
}

/// What the filters say of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is in the list.
    Admitted,
    /// One vocabulary keeps it out, given by the bits of all of its words.
    ButFor(u32),
    /// The platforms alone keep it out.
    ButForPlatform,
    /// The search or several filters keep it out.
    Refused,
}

impl<'a> Filter<'a> {
    pub fn new(directory: &'a Directory, query: &UserQuery, names: Names) -> Self {
        let mut filter = Self::without_text(directory, query);
        if !query.q.is_empty() {
            filter.hits = Some(directory.search(names).find(&query.q));
        }
        filter
    }

    /// All of the filters but the search for a text, which brings along a table of all accents.
    pub fn without_text(directory: &'a Directory, query: &UserQuery) -> Self {
        let mut filter = Self {
            directory,
            groups: Vec::new(),
            platforms: None,
            hits: None,
        };
        filter.any_of(query.activity);
        filter.any_of(query.idle);
        filter.any_of(query.suggest);
        filter.any_of(query.status);
        filter.any_of(query.license);
        filter.any_of(query.account);
        filter.any_of(query.hub);
        filter.any_of(query.reminders);
        if !query.platform.is_empty() {
            let known = |platform: &String| directory.columns.devices.platform(platform);
            filter.platforms = Some(query.platform.iter().filter_map(known).collect());
        }
        filter
    }

    fn any_of<T: Facet>(&mut self, set: Set<T>) {
        if !set.is_empty() {
            self.groups
                .push((mask(set), mask(T::ALL.iter().copied().collect::<Set<T>>())));
        }
    }

    /// Whether the row is in the list.
    pub fn admits(&self, row: u32) -> bool {
        self.facets(row)
            .is_some_and(|bits| self.groups.iter().all(|(chosen, _)| bits & chosen != 0))
            && self.has_text(row)
            && self.has_platform(row)
    }

    /// Whether the row is in the list, or would be if it were not for one filter.
    pub fn verdict(&self, row: u32) -> Verdict {
        let Some(bits) = self.facets(row).filter(|_| self.has_text(row)) else {
            return Verdict::Refused;
        };
        let mut in_the_way = self.groups.iter().filter(|(chosen, _)| bits & chosen == 0);
        match (in_the_way.next(), in_the_way.next(), self.has_platform(row)) {
            (None, _, true) => Verdict::Admitted,
            (None, _, false) => Verdict::ButForPlatform,
            (Some((_, group)), None, true) => Verdict::ButFor(*group),
            _ => Verdict::Refused,
        }
    }

    fn facets(&self, row: u32) -> Option<u32> {
        self.directory
            .facets
            .get(row as usize)
            .map(|Facets(bits)| *bits)
    }

    fn has_text(&self, row: u32) -> bool {
        self.hits
            .as_ref()
            .is_none_or(|hits| hits.contains(row as usize))
    }

    fn has_platform(&self, row: u32) -> bool {
        let devices = &self.directory.columns.devices;
        self.platforms
            .as_ref()
            .is_none_or(|any| devices.has_platform(row as usize, any))
    }
}
