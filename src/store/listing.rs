use std::collections::BTreeSet;
use std::ops::Range;

use super::directory::Directory;
use super::filter::Filter;
use super::page::{Place, Profile, UserPage, UserRow};
use crate::domain::{Names, stages};
use crate::query::{Selection, UserQuery};

impl Directory {
    /// How many users the query's list has.
    pub fn count(&self, query: &UserQuery) -> usize {
        self.admitted(&Filter::new(self, query, Names::Shown))
    }

    /// How many users of the query's list are selected. Those who have left the list since they
    /// were selected don't count.
    pub fn selected(&self, query: &UserQuery, selection: &Selection, names: Names) -> usize {
        if *selection == Selection::NONE {
            return 0;
        }
        let filter = Filter::new(self, query, names);
        let is_listed = |id: &&String| self.readable_row(id).is_some_and(|row| filter.admits(row));
        let listed = |ids: &BTreeSet<String>| ids.iter().filter(is_listed).count();
        match selection {
            Selection::Only(ids) => listed(ids),
            Selection::AllBut(ids) => self.admitted(&filter) - listed(ids),
        }
    }

    /// How many users the list of a query has that searches for no text.
    pub(super) fn count_without_text(&self, query: &UserQuery) -> usize {
        self.admitted(&Filter::without_text(self, query))
    }

    fn admitted(&self, filter: &Filter<'_>) -> usize {
        self.readable
            .iter()
            .filter(|row| filter.admits(**row))
            .count()
    }

    /// Some rows of the query's list, by their positions in the whole of it.
    pub fn page(&self, query: &UserQuery, range: Range<usize>, names: Names) -> UserPage {
        let filter = Filter::new(self, query, names);
        let order = self.order(query.sort.key, names);
        let mut page = UserPage::default();
        let mut take = |row: &u32| {
            if filter.admits(*row) {
                if range.contains(&page.total) {
                    page.rows.extend(self.row(*row, names));
                }
                page.total += 1;
            }
        };
        if query.sort.descending {
            order.iter().rev().for_each(&mut take);
        } else {
            order.iter().for_each(&mut take);
        }
        page
    }

    /// All that is known of one user, and where the user stands in the query's list; `None` for
    /// an id that is not there or was set aside.
    pub fn profile(
        &self,
        id: &str,
        query: &UserQuery,
        names: Names,
    ) -> Option<(Profile, Option<Place>)> {
        let row = self.readable_row(id)?;
        Some((self.profile_at(row, names)?, self.place(row, query, names)))
    }

    /// Every row of the query's list, in its order.
    pub(super) fn rows(&self, query: &UserQuery, names: Names) -> Vec<u32> {
        let filter = Filter::new(self, query, names);
        let order = self.order(query.sort.key, names);
        let order = order.iter().copied();
        let mut rows: Vec<_> = order.filter(|row| filter.admits(*row)).collect();
        if query.sort.descending {
            rows.reverse();
        }
        rows
    }

    /// The rows of the query's list that are selected, in its order.
    pub(super) fn selected_rows(
        &self,
        query: &UserQuery,
        selection: &Selection,
        names: Names,
    ) -> Vec<u32> {
        let mut rows = self.rows(query, names);
        rows.retain(|row| selection.contains(self.columns.ids.get(*row as usize)));
        rows
    }

    pub(super) fn profile_at(&self, row: u32, names: Names) -> Option<Profile> {
        let row = row as usize;
        let user = self.columns.user(row)?;
        let evidence = self.columns.evidence(row, self.as_of())?;
        let stages = stages(&user, self.known_stages, self.as_of());
        let user = match names {
            Names::Shown => user,
            Names::Concealed => user.concealed(),
        };
        Some(Profile::new(
            user,
            evidence,
            stages,
            self.history(),
            self.as_of(),
        ))
    }

    fn row(&self, row: u32, names: Names) -> Option<UserRow> {
        Some(UserRow::new(self.profile_at(row, names)?, self.as_of()))
    }

    fn place(&self, row: u32, query: &UserQuery, names: Names) -> Option<Place> {
        let rows = self.rows(query, names);
        let at = rows.iter().position(|other| *other == row)?;
        let id = |row: &u32| self.columns.ids.get(*row as usize).to_owned();
        Some(Place {
            position: at + 1,
            total: rows.len(),
            previous: at
                .checked_sub(1)
                .and_then(|before| rows.get(before))
                .map(id),
            next: rows.get(at + 1).map(id),
        })
    }
}
