use std::sync::Arc;

use super::directory::Directory;
use super::page::Profile;
use crate::domain::Names;
use crate::query::{Selection, UserQuery};

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
