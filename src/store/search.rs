use std::sync::{Mutex, OnceLock, PoisonError};

use memchr::memmem::Finder;

use super::bits::Bits;
use super::directory::Directory;
use super::preparation::Slices;
use super::strings::Strings;
use crate::domain::{Names, pseudonym, pseudonymous_email};
use crate::query::fold_into;

/// Names and e-mail addresses as they are compared, for searching and for sorting.
#[derive(Debug, Default)]
pub(super) struct Search {
    /// Two entries a row: the shown name, then the e-mail address.
    folded: Strings,
}

impl Search {
    pub fn name(&self, row: u32) -> &str {
        self.folded.get(row as usize * 2)
    }

    pub fn email(&self, row: u32) -> &str {
        self.folded.get(row as usize * 2 + 1)
    }

    /// How many rows there are.
    pub fn rows(&self) -> usize {
        self.folded.len() / 2
    }

    /// Adds to `hits` each of some rows with the text in its name or e-mail address.
    pub fn find(&self, finder: &Finder<'_>, first: usize, end: usize, hits: &mut Bits) {
        let (mut entry, last) = (first * 2, (end * 2).saturating_sub(1));
        let mut from = self.folded.range(entry).start;
        let until = self.folded.range(last).end;
        let joined = self.folded.joined().as_bytes();
        while let Some(found) = joined.get(from..until).and_then(|rest| finder.find(rest)) {
            let start = from + found;
            entry = self.folded.entry_at(start, entry);
            if start + finder.needle().len() <= self.folded.range(entry).end {
                hits.insert(entry / 2);
                from = self.folded.range(entry | 1).end;
            } else {
                // It runs over into the next entry, so it is no hit.
                from = start + 1;
            }
        }
    }
}

/// A [`Search`] that is made on first use, and what there is of it so far: questions that wait for it at
/// the same time go on with each other's work.
#[derive(Debug, Default)]
pub(super) struct LazySearch {
    made: OnceLock<Search>,
    begun: Mutex<Strings>,
}

impl Directory {
    /// Names and e-mail addresses as they are compared, made on first use: a chart alone
    /// never does. With names concealed these are the stand-ins: otherwise order and search would
    /// tell who is behind them.
    pub(super) fn search(&self, names: Names) -> &Search {
        self.do_all(&mut Folding { names });
        self.search.of(names).made.get_or_init(Search::default)
    }

    fn fold_row(&self, row: usize, names: Names, folded: &mut Strings) {
        let columns = &self.columns;
        let id = columns.ids.get(row);
        let email = columns.emails.get_present(row);
        let name = columns.names.get_present(row).or(email).unwrap_or(id);
        match names {
            Names::Shown => {
                folded.push_with(|folded| fold_into(folded, name));
                folded.push_with(|folded| fold_into(folded, email.unwrap_or_default()));
            }
            Names::Concealed => {
                let email = email.map(|_| pseudonymous_email(id)).unwrap_or_default();
                folded.push_with(|folded| fold_into(folded, &pseudonym(id)));
                folded.push_with(|folded| fold_into(folded, &email));
            }
        }
    }

    /// About as many bytes as a [`Search`] will have.
    fn search_bytes(&self, names: Names) -> usize {
        let columns = &self.columns;
        match names {
            Names::Shown => columns.names.joined().len() + columns.emails.joined().len(),
            Names::Concealed => {
                (pseudonym("").len() + pseudonymous_email("").len()) * columns.ids.len()
            }
        }
    }
}

/// Makes a [`Search`].
#[derive(Debug)]
pub(super) struct Folding {
    pub names: Names,
}

impl Folding {
    /// How many rows are folded at once.
    const SLICE: usize = 4 * 1024;
}

impl Slices for Folding {
    fn step(&mut self, directory: &Directory) -> bool {
        let names = self.names;
        let LazySearch { made, begun } = directory.search.of(names);
        if made.get().is_some() {
            return false;
        }
        let mut folded = begun.lock().unwrap_or_else(PoisonError::into_inner);
        let (first, all) = (folded.len() / 2, directory.columns.ids.len());
        if first == 0 {
            // To grow later would be a long step.
            folded.reserve(all * 2, directory.search_bytes(names));
        }
        let end = all.min(first + Self::SLICE);
        (first..end).for_each(|row| directory.fold_row(row, names, &mut folded));
        if end == all {
            let folded = std::mem::take(&mut *folded);
            let _ = made.set(Search { folded });
        }
        end < all
    }
}
