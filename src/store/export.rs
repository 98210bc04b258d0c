use std::sync::Arc;

use super::directory::Directory;
use super::page::Profile;
use crate::domain::{Names, pseudonym_of_manager};
use crate::query::{Selection, UserQuery, lowercase};

/// The users of a list one after another, taken in batches of any size.
#[derive(Debug)]
pub struct Export {
    directory: Arc<Directory>,
    names: Names,
    rows: std::vec::IntoIter<u32>,
}

impl Export {
    /// The users of a query's list that are selected, in its order.
    pub fn new(
        directory: Arc<Directory>,
        query: &UserQuery,
        selection: &Selection,
        names: Names,
    ) -> Self {
        let rows = directory.selected_rows(query, selection, names);
        Self {
            directory,
            names,
            rows: rows.into_iter(),
        }
    }

    /// The same users with those of each manager together: by the manager's address, else the name.
    /// Those without a manager come last.
    #[must_use]
    pub fn by_manager(self) -> Self {
        let Self {
            directory,
            names,
            rows,
        } = self;
        let mut rows = Vec::from_iter(rows);
        rows.sort_by_cached_key(|row| {
            let manager = directory.columns.managers.get(*row as usize);
            let known_by = manager.and_then(|manager| manager.email.or(manager.name));
            let known_by = known_by.map(|text| match names {
                Names::Shown => lowercase(&text),
                // The order of what is in the file tells nothing that the file does not.
                Names::Concealed => pseudonym_of_manager(&text),
            });
            (known_by.is_none(), known_by)
        });
        Self {
            directory,
            names,
            rows: rows.into_iter(),
        }
    }

    /// How many users are left.
    pub fn left(&self) -> usize {
        self.rows.len()
    }

    /// The next users, so many at most; none at the end.
    pub fn take(&mut self, most: usize) -> Vec<Profile> {
        let Self {
            directory,
            names,
            rows,
        } = self;
        let rows = rows.by_ref().take(most);
        rows.filter_map(|row| directory.profile_at(row, *names))
            .collect()
    }
}
