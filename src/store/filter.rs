use std::borrow::Cow;
use std::sync::Arc;

use super::bits::Bits;
use super::cells::Cells;
use super::directory::Directory;
use super::facets::{Facets, mask, whole_mask};
use crate::domain::{Names, OwnField};
use crate::query::{FILTERS, UserQuery, VALUE_FILTERS};

/// A query's filters, made ready for asking row after row.
pub(super) struct Filter<'a> {
    cells: &'a Cells,
    /// What they say of each cell.
    verdicts: Vec<Verdict>,
    /// The rows that hold the text, where one is searched for.
    hits: Option<Arc<Bits>>,
    /// The rows that have the chosen values of filters which do not tell cells apart, with their names.
    values: Vec<(Cow<'static, str>, Bits)>,
    /// The rows that are in all of these, where there are any of these.
    rows: Option<Bits>,
}

/// What the filters say of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is in the list.
    Admitted,
    /// One vocabulary keeps it out, given by the bits of all of its words.
    ButForWords(u64),
    /// The platforms alone keep it out.
    ButForPlatforms,
    /// Several filters keep it out.
    Refused,
}

impl<'a> Filter<'a> {
    pub fn new(directory: &'a Directory, query: &UserQuery, names: Names) -> Self {
        let hits = (!query.q.is_empty()).then(|| directory.rows_with_text(&query.q, names));
        Self::with_hits(directory, query, hits)
    }

    /// All of the filters but the search for a text, which brings along a table of all accents.
    pub fn without_text(directory: &'a Directory, query: &UserQuery) -> Self {
        Self::with_hits(directory, query, None)
    }

    fn with_hits(directory: &'a Directory, query: &UserQuery, hits: Option<Arc<Bits>>) -> Self {
        let cells = &directory.measured.cells;
        let values = VALUE_FILTERS.iter().filter_map(|filter| {
            let chosen = (filter.get)(query);
            let is_of_rows = !chosen.is_empty() && filter.name != "platform";
            is_of_rows.then(|| {
                let rows = directory.rows_with(filter.name, chosen);
                (Cow::Borrowed(filter.name), rows)
            })
        });
        let own = query.fields.iter().map(|(name, chosen)| {
            let parameter = format!("{}{name}", OwnField::PREFIX);
            let own = &directory.columns.own_fields;
            (Cow::Owned(parameter), own.rows(name, chosen, cells.rows()))
        });
        let mut filter = Self {
            cells,
            verdicts: verdicts(directory, query),
            hits,
            values: values.chain(own).collect(),
            rows: None,
        };
        filter.rows = filter.rows_but_for("");
        filter
    }

    /// What the filters say of each cell.
    pub fn verdicts(&self) -> &[Verdict] {
        &self.verdicts
    }

    /// Whether the row is in the list.
    pub fn admits(&self, row: usize) -> bool {
        self.admits_cell(row) && self.rows.as_ref().is_none_or(|rows| rows.contains(row))
    }

    /// How many rows are in the list.
    pub fn total(&self) -> usize {
        let counts = self.users_by_cell().into_iter().zip(&self.verdicts);
        let admitted = counts.filter(|(_, verdict)| **verdict == Verdict::Admitted);
        admitted.map(|(users, _)| users).sum()
    }

    /// How many rows of each cell the filters admit that do not tell cells apart.
    pub fn users_by_cell(&self) -> Vec<usize> {
        let all = self.cells.all().iter();
        let Some(rows) = &self.rows else {
            return all.map(|cell| cell.users).collect();
        };
        let mut users = vec![0; all.len()];
        let of_rows = self.cells.of_rows();
        for cell in rows.iter().filter_map(|row| of_rows.get(row)) {
            if let Some(users) = users.get_mut(*cell as usize) {
                *users += 1;
            }
        }
        users
    }

    /// The rows in the list, if one filter that does not tell cells apart were not.
    pub fn each_but_for(&self, name: &str, mut take: impl FnMut(usize)) {
        match self.rows_but_for(name) {
            Some(rows) => rows
                .iter()
                .filter(|row| self.admits_cell(*row))
                .for_each(take),
            None => (0..self.cells.rows())
                .filter(|row| self.admits_cell(*row))
                .for_each(&mut take),
        }
    }

    fn rows_but_for(&self, name: &str) -> Option<Bits> {
        let hits = self.hits.as_deref();
        let others = self.values.iter().filter(|(other, _)| *other != name);
        let mut rows = hits.into_iter().chain(others.map(|(_, rows)| rows));
        let first = rows.next()?.clone();
        Some(rows.fold(first, Bits::and))
    }

    fn admits_cell(&self, row: usize) -> bool {
        let cell = self.cells.of_rows().get(row);
        let verdict = cell.and_then(|cell| self.verdicts.get(*cell as usize));
        verdict == Some(&Verdict::Admitted)
    }
}

fn verdicts(directory: &Directory, query: &UserQuery) -> Vec<Verdict> {
    let cells = &directory.measured.cells;
    let words = FILTERS.iter().filter_map(|filter| {
        let chosen = (filter.get)(query);
        (chosen != 0).then(|| (mask(filter, chosen), whole_mask(filter)))
    });
    let words: Vec<_> = words.collect();
    let known = |platform: &String| directory.columns.devices.platform(platform);
    let platforms: Vec<_> = query.platform.iter().filter_map(known).collect();
    let verdict = |(at, Facets(bits)): (usize, Facets)| {
        let mut verdict = Verdict::Admitted;
        let mut refuse = |alone: Verdict| {
            verdict = match verdict {
                Verdict::Admitted => alone,
                _ => Verdict::Refused,
            };
        };
        let missing = words.iter().filter(|(chosen, _)| bits & chosen == 0);
        missing.for_each(|(_, group)| refuse(Verdict::ButForWords(*group)));
        let has = |platform: &u32| platforms.contains(platform);
        if !query.platform.is_empty() && !cells.platforms(at).iter().any(has) {
            refuse(Verdict::ButForPlatforms);
        }
        verdict
    };
    let facets = cells.all().iter().map(|cell| cell.facets);
    facets.enumerate().map(verdict).collect()
}
