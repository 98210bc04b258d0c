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

impl Directory {
    /// Names and e-mail addresses as they are compared, made on first use: a chart alone
    /// never does. With names concealed these are the stand-ins: otherwise order and search would
    /// tell who is behind them.
    pub(super) fn search(&self, names: Names) -> &Search {
        self.do_all(&mut Folding::new(names));
        self.search.of(names).get_or_init(Search::default)
    }
}

/// Makes a [`Search`].
#[derive(Debug)]
pub(super) struct Folding {
    names: Names,
    folded: Strings,
}

impl Folding {
    /// How many rows are folded at once.
    const SLICE: usize = 4 * 1024;

    pub fn new(names: Names) -> Self {
        Self {
            names,
            folded: Strings::default(),
        }
    }

    fn add(&mut self, directory: &Directory, row: usize) {
        let columns = &directory.columns;
        let id = columns.ids.get(row);
        let email = columns.emails.get_present(row);
        let name = columns.names.get_present(row).or(email).unwrap_or(id);
        let folded = &mut self.folded;
        match self.names {
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
}

impl Slices for Folding {
    fn step(&mut self, directory: &Directory) -> bool {
        let search = directory.search.of(self.names);
        if search.get().is_some() {
            return false;
        }
        let (first, all) = (self.folded.len() / 2, directory.columns.ids.len());
        if first == 0 {
            // To grow later would be a long step, and about as much as there is now will be needed.
            let columns = &directory.columns;
            let bytes = match self.names {
                Names::Shown => columns.names.joined().len() + columns.emails.joined().len(),
                Names::Concealed => (pseudonym("").len() + pseudonymous_email("").len()) * all,
            };
            self.folded.reserve(all * 2, bytes);
        }
        let end = all.min(first + Self::SLICE);
        (first..end).for_each(|row| self.add(directory, row));
        if end == all {
            let folded = std::mem::take(&mut self.folded);
            // Another preparation may have finished first, with the same texts.
            let _ = search.set(Search { folded });
        }
        end < all
    }
}
