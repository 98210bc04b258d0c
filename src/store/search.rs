use memchr::memmem;

use super::bits::Bits;
use super::columns::Columns;
use super::strings::Strings;
use crate::domain::{Names, pseudonym, pseudonymous_email};
use crate::query::{fold, fold_into};

/// Names and e-mail addresses as they are compared, for searching and for sorting.
#[derive(Debug)]
pub(super) struct Search {
    /// Two entries a row: the shown name, then the e-mail address.
    folded: Strings,
}

impl Search {
    pub fn new(columns: &Columns, names: Names) -> Self {
        let mut folded = Strings::default();
        for row in 0..columns.ids.len() {
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
        Self { folded }
    }

    pub fn name(&self, row: u32) -> &str {
        self.folded.get(row as usize * 2)
    }

    pub fn email(&self, row: u32) -> &str {
        self.folded.get(row as usize * 2 + 1)
    }

    /// Every row with the text in its name or e-mail address, in one pass over all of them.
    pub fn find(&self, text: &str) -> Bits {
        let needle = fold(text.trim());
        let rows = self.folded.len() / 2;
        if needle.is_empty() {
            return Bits::all(rows);
        }
        let mut hits = Bits::none(rows);
        let mut entry = 0;
        let finder = memmem::Finder::new(needle.as_bytes());
        let mut from = 0;
        let joined = self.folded.joined().as_bytes();
        while let Some(found) = joined.get(from..).and_then(|rest| finder.find(rest)) {
            let start = from + found;
            while self.folded.range(entry).end <= start && entry < self.folded.len() {
                entry += 1;
            }
            let end = self.folded.range(entry).end;
            if start + needle.len() <= end {
                hits.insert(entry / 2);
                from = end;
            } else {
                // It runs over into the next entry, so it is no hit.
                from = start + 1;
            }
        }
        hits
    }
}
