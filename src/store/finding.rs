use std::sync::{Arc, MutexGuard, PoisonError};

use memchr::memmem::Finder;

use super::bits::Bits;
use super::directory::Directory;
use super::preparation::Slices;
use crate::domain::Names;
use crate::query::fold;

/// The rows that were found last.
#[derive(Debug)]
pub(super) struct Found {
    sought: String,
    rows: Arc<Bits>,
}

impl Directory {
    /// Every row with a text in its name or e-mail address.
    pub(super) fn rows_with_text(&self, text: &str, names: Names) -> Arc<Bits> {
        self.do_all(&mut Finding::new(text, names));
        let found = self.found_last(names);
        let rows = found.as_ref().map(|found| found.rows.clone());
        rows.unwrap_or_else(|| Arc::new(Bits::none(0)))
    }

    fn found_last(&self, names: Names) -> MutexGuard<'_, Option<Found>> {
        let found = self.found.of(names).lock();
        found.unwrap_or_else(PoisonError::into_inner)
    }
}

/// Finds every row with a text in its name or e-mail address.
#[derive(Debug)]
pub(super) struct Finding {
    sought: String,
    names: Names,
    /// The rows with a part of the text, where they are known: no others have all of it.
    within: Option<Arc<Bits>>,
    hits: Option<Bits>,
    row: usize,
}

impl Finding {
    /// How many rows are looked through at once.
    const SLICE: usize = 32 * 1024;

    pub fn new(text: &str, names: Names) -> Self {
        Self {
            sought: fold(text.trim()),
            names,
            within: None,
            hits: None,
            row: 0,
        }
    }

    /// Learns from what was found last; gives whether that is all there is to know.
    fn start(&mut self, directory: &Directory) -> bool {
        let found = directory.found_last(self.names);
        let Some(found) = found.as_ref() else {
            return false;
        };
        if self.sought.contains(&found.sought) && !self.sought.is_empty() {
            self.within = Some(found.rows.clone());
        }
        found.sought == self.sought
    }

    /// Whether another question has found the rows meanwhile.
    fn is_found(&self, directory: &Directory) -> bool {
        let found = directory.found_last(self.names);
        found
            .as_ref()
            .is_some_and(|found| found.sought == self.sought)
    }
}

impl Slices for Finding {
    fn step(&mut self, directory: &Directory) -> bool {
        let is_first = self.hits.is_none();
        if is_first && self.start(directory) || !is_first && self.is_found(directory) {
            return false;
        }
        let search = directory.search(self.names);
        let (first, all) = (self.row, search.rows());
        self.row = all.min(first + Self::SLICE);
        let mut hits = self.hits.take().unwrap_or_else(|| Bits::none(all));
        let finder = Finder::new(&self.sought);
        match &self.within {
            Some(within) => {
                let rows = within.in_range(first, self.row);
                rows.for_each(|row| search.find(&finder, row, row + 1, &mut hits));
            }
            // Nothing but blanks and accents is in every text.
            None if self.sought.is_empty() => hits = Bits::all(all),
            None => search.find(&finder, first, self.row, &mut hits),
        }
        if self.row < all {
            self.hits = Some(hits);
            return true;
        }
        *directory.found_last(self.names) = Some(Found {
            sought: std::mem::take(&mut self.sought),
            rows: Arc::new(hits),
        });
        false
    }
}
