use super::directory::Directory;
use super::facets::{Facet, Facets, mask};
use super::search::Hits;
use crate::domain::Set;
use crate::query::UserQuery;

/// A query's filters, made ready for asking row after row.
pub(super) struct Filter<'a> {
    directory: &'a Directory,
    masks: Vec<u32>,
    platforms: Option<Vec<u32>>,
    hits: Option<Hits>,
}

impl<'a> Filter<'a> {
    pub fn new(directory: &'a Directory, query: &UserQuery) -> Self {
        let mut filter = Self {
            directory,
            masks: Vec::new(),
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
        if !query.q.is_empty() {
            filter.hits = Some(directory.search.find(&query.q));
        }
        filter
    }

    fn any_of<T: Facet>(&mut self, set: Set<T>) {
        if !set.is_empty() {
            self.masks.push(mask(set));
        }
    }

    /// Whether the row is in the list.
    pub fn admits(&self, row: u32) -> bool {
        let at = row as usize;
        let Some(Facets(bits)) = self.directory.facets.get(at) else {
            return false;
        };
        self.masks.iter().all(|mask| bits & mask != 0)
            && self.hits.as_ref().is_none_or(|hits| hits.contains(at))
            && self
                .platforms
                .as_ref()
                .is_none_or(|any| self.directory.columns.devices.has_platform(at, any))
    }
}
