use super::directory::Directory;
use super::facets::{mask, whole_mask};
use super::search::Hits;
use super::values::Values;
use crate::domain::Names;
use crate::query::{FILTERS, UserQuery, VALUE_FILTERS};

/// A query's filters, made ready for asking row after row.
pub(super) struct Filter<'a> {
    directory: &'a Directory,
    /// The chosen words of each vocabulary, and all of its words.
    words: Vec<(u64, u64)>,
    /// The chosen values of the data, with the name of their filter.
    values: Vec<(&'static str, Values)>,
    hits: Option<Hits>,
}

/// What the filters say of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is in the list.
    Admitted,
    /// One vocabulary keeps it out, given by the bits of all of its words.
    ButForWords(u64),
    /// One filter with values of the data keeps it out, given by its name.
    ButForValues(&'static str),
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
        let words = FILTERS.iter().filter_map(|filter| {
            let chosen = (filter.get)(query);
            (chosen != 0).then(|| (mask(filter, chosen), whole_mask(filter)))
        });
        let values = VALUE_FILTERS.iter().filter_map(|filter| {
            let chosen = (filter.get)(query);
            let values = || Values::find(directory, filter.name, chosen);
            (!chosen.is_empty()).then(|| (filter.name, values()))
        });
        Self {
            directory,
            words: words.collect(),
            values: values.collect(),
            hits: None,
        }
    }

    /// Whether the row is in the list.
    pub fn admits(&self, row: u32) -> bool {
        self.facets(row)
            .is_some_and(|bits| self.words.iter().all(|(chosen, _)| bits & chosen != 0))
            && self.has_text(row)
            && self.values.iter().all(|(_, values)| self.has(row, values))
    }

    /// Whether the row is in the list, or would be if it were not for one filter.
    pub fn verdict(&self, row: u32) -> Verdict {
        let Some(bits) = self.facets(row).filter(|_| self.has_text(row)) else {
            return Verdict::Refused;
        };
        let words = self.words.iter().filter(|(chosen, _)| bits & chosen == 0);
        let words = words.map(|(_, group)| Verdict::ButForWords(*group));
        let values = self.values.iter().filter(|(_, any)| !self.has(row, any));
        let values = values.map(|(name, _)| Verdict::ButForValues(name));
        let mut in_the_way = words.chain(values);
        match (in_the_way.next(), in_the_way.next()) {
            (None, _) => Verdict::Admitted,
            (Some(alone), None) => alone,
            _ => Verdict::Refused,
        }
    }

    fn facets(&self, row: u32) -> Option<u64> {
        self.directory.facets(row).map(|facets| facets.0)
    }

    fn has_text(&self, row: u32) -> bool {
        self.hits
            .as_ref()
            .is_none_or(|hits| hits.contains(row as usize))
    }

    fn has(&self, row: u32, values: &Values) -> bool {
        values.are_of(self.directory, row as usize)
    }
}
