use std::ops::Range;
use std::sync::Arc;

use super::directory::Directory;
use super::page::Profile;
use crate::domain::{Names, pseudonym_of_manager};
use crate::query::{Columns, Selected, lowercase};

/// The users of a list, taken in batches of any size.
#[derive(Debug)]
pub struct Export {
    directory: Arc<Directory>,
    names: Names,
    rows: Vec<u32>,
    columns: Columns,
}

impl Export {
    /// The users of a query's list that are selected, in its order.
    pub fn new(directory: Arc<Directory>, of: &Selected) -> Self {
        Self {
            rows: directory.selected_rows(of),
            names: of.names,
            columns: of.query.columns.clone(),
            directory,
        }
    }

    /// The same users with those of each manager together: by the manager's address, else the name.
    /// Those without a manager come last.
    #[must_use]
    pub fn by_manager(self) -> Self {
        let Self {
            directory,
            names,
            mut rows,
            columns,
        } = self;
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
            rows,
            columns,
        }
    }

    /// How many users there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Some of the users, by their positions; fewer, or none, past the end.
    pub fn users(&self, range: Range<usize>) -> Vec<Profile> {
        let end = range.end.min(self.rows.len());
        let rows = self.rows.get(range.start.min(end)..end);
        let rows = rows.unwrap_or_default().iter();
        rows.filter_map(|row| {
            let profile = self.directory.profile_at(*row, self.names)?;
            Some(Profile {
                fields: self.directory.fields_at(*row, &self.columns),
                ..profile
            })
        })
        .collect()
    }
}
