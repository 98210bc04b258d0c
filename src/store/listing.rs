use std::collections::BTreeSet;
use std::ops::Range;

use super::bits::Bits;
use super::directory::Directory;
use super::filter::Filter;
use super::list::List;
use super::page::{Place, Profile, UserPage, UserRow};
use crate::domain::{Names, stages};
use crate::query::{Columns, Selected, Selection, UserQuery};

impl Directory {
    /// How many users the query's list has.
    pub fn count(&self, query: &UserQuery) -> usize {
        Filter::new(self, query, Names::Shown).total()
    }

    /// How many users of the query's list are selected. Those who have left the list since they
    /// were selected don't count.
    pub fn selected(&self, of: &Selected) -> usize {
        if of.selection == Selection::NONE {
            return 0;
        }
        let filter = Filter::new(self, &of.query, of.names);
        let is_listed = |id: &&String| {
            let row = self.readable_row(id);
            row.is_some_and(|row| filter.admits(row as usize))
        };
        let listed = |ids: &BTreeSet<String>| ids.iter().filter(is_listed).count();
        match &of.selection {
            Selection::Only(ids) => listed(ids),
            Selection::AllBut(ids) => filter.total() - listed(ids),
        }
    }

    /// How many users the list of a query has that searches for no text.
    pub(super) fn count_without_text(&self, query: &UserQuery) -> usize {
        Filter::without_text(self, query).total()
    }

    /// Some rows of the query's list, by their positions in the whole of it.
    pub fn page(&self, query: &UserQuery, range: Range<usize>, names: Names) -> UserPage {
        let list = self.list(query, names);
        let total = list.total();
        let rows = list.slice(range.start.min(total)..range.end.min(total));
        UserPage {
            total,
            rows: rows.filter_map(|row| self.row(row, query, names)).collect(),
        }
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

    /// Where a user stands in the query's list, counted from 1; `None` for one who is not in it.
    pub fn position(&self, id: &str, query: &UserQuery, names: Names) -> Option<usize> {
        let place = self.place(self.readable_row(id)?, query, names)?;
        Some(place.position)
    }

    /// Every row of the query's list, in its order.
    pub(super) fn rows_of(&self, query: &UserQuery, names: Names) -> Vec<u32> {
        self.list(query, names).rows().collect()
    }

    fn list(&self, query: &UserQuery, names: Names) -> List<'_> {
        let filter = Filter::new(self, query, names);
        let order = self.order(query.sort.key, names);
        List::new(filter, order, query.sort.descending)
    }

    /// The rows of the query's list that are selected, in its order.
    pub(super) fn selected_rows(&self, of: &Selected) -> Vec<u32> {
        let (Selection::Only(ids) | Selection::AllBut(ids)) = &of.selection;
        let mut touched = Bits::none(self.columns.ids.len());
        let rows = ids.iter().filter_map(|id| self.readable_row(id));
        rows.for_each(|row| touched.insert(row as usize));
        let is_only = matches!(of.selection, Selection::Only(_));
        let mut rows = self.rows_of(&of.query, of.names);
        rows.retain(|row| touched.contains(*row as usize) == is_only);
        rows
    }

    pub(super) fn profile_at(&self, row: u32, names: Names) -> Option<Profile> {
        let row = row as usize;
        let user = self.columns.user(row)?;
        let evidence = self.columns.evidence(row, self.as_of())?;
        let stages = stages(&user, self.measured.known_stages, self.as_of());
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

    fn row(&self, row: u32, query: &UserQuery, names: Names) -> Option<UserRow> {
        let profile = self.profile_at(row, names)?;
        let fields = self.fields_at(row, &query.columns);
        Some(UserRow::new(profile, fields, self.as_of()))
    }

    /// What the portal's own columns of a list say of a row.
    pub(super) fn fields_at(&self, row: u32, columns: &Columns) -> Vec<Option<String>> {
        let text = |name: &String| {
            let text = self.columns.own_fields.text(name, row as usize);
            text.map(String::from)
        };
        columns.fields().iter().map(text).collect()
    }

    fn place(&self, row: u32, query: &UserQuery, names: Names) -> Option<Place> {
        let list = self.list(query, names);
        let id = |row: u32| self.columns.ids.get(row as usize).to_owned();
        let around = list.around(row)?;
        Some(Place {
            position: around.before + 1,
            total: list.total(),
            previous: around.previous.map(id),
            next: around.next.map(id),
        })
    }
}
