use std::ops::Range;

use super::builder::Columns;
use super::facets::Facets;
use super::filter::Filter;
use super::order::Orders;
use super::page::{UserPage, UserRow};
use super::search::Search;
use super::strings::Index;
use crate::domain::{Account, Instant, Reminders, Standing, Status, User};
use crate::query::UserQuery;
use crate::source::SetAside;

/// One loaded organisation, measured against one instant.
#[derive(Debug)]
pub struct Directory {
    as_of: Instant,
    pub(super) columns: Columns,
    pub(super) facets: Vec<Facets>,
    pub(super) search: Search,
    /// The rows that count, in the order of the document. Other rows are in no list.
    pub(super) readable: Vec<u32>,
    ids: Index,
    orders: Orders,
    records: u32,
    set_aside: Vec<SetAside>,
}

impl Directory {
    pub(super) fn new(
        as_of: Instant,
        columns: Columns,
        ids: Index,
        readable: Vec<u32>,
        records: u32,
        set_aside: Vec<SetAside>,
    ) -> Self {
        let facets = (0..columns.ids.len())
            .map(|row| facets(&columns, row, as_of))
            .collect();
        let search = Search::new(&columns);
        Self {
            as_of,
            columns,
            facets,
            search,
            readable,
            ids,
            orders: Orders::default(),
            records,
            set_aside,
        }
    }

    /// The instant that everything is measured against.
    pub fn as_of(&self) -> Instant {
        self.as_of
    }

    /// Records in the document, good and bad.
    pub fn records(&self) -> u32 {
        self.records
    }

    /// The records that could not be understood, in the order of the document.
    pub fn set_aside(&self) -> &[SetAside] {
        &self.set_aside
    }

    /// How many users the query's list has.
    pub fn count(&self, query: &UserQuery) -> usize {
        let filter = Filter::new(self, query);
        self.readable
            .iter()
            .filter(|row| filter.admits(**row))
            .count()
    }

    /// Some rows of the query's list, by their positions in the whole of it.
    pub fn page(&self, query: &UserQuery, range: Range<usize>) -> UserPage {
        let filter = Filter::new(self, query);
        let order = self.orders.get(query.sort.key, self);
        let mut page = UserPage::default();
        let mut take = |row: &u32| {
            if filter.admits(*row) {
                if range.contains(&page.total) {
                    page.rows.extend(self.row(*row as usize));
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

    /// One user as the document told it; `None` for an id that is not there or was set aside.
    pub fn user(&self, id: &str) -> Option<User<'_>> {
        let row = self.ids.find(&self.columns.ids, id)?;
        self.readable.binary_search(&row).ok()?;
        self.columns.user(row as usize)
    }

    fn row(&self, row: usize) -> Option<UserRow> {
        let (columns, facets) = (&self.columns, self.facets.get(row)?);
        let email = columns.emails.get_present(row);
        Some(UserRow {
            id: columns.ids.get(row).to_owned(),
            name: columns
                .names
                .get_present(row)
                .or(email)
                .unwrap_or_else(|| columns.ids.get(row))
                .to_owned(),
            email: email.map(String::from),
            status: facets.get::<Status>().iter().next()?,
            account: facets.get::<Account>().iter().next()?,
            activity: facets.get(),
            last_used: columns.last_opening_or_autofill.get(row),
            suggestion: facets.get().iter().next(),
        })
    }
}

fn facets(columns: &Columns, row: usize, as_of: Instant) -> Facets {
    let Some(evidence) = columns.evidence(row) else {
        return Facets(0);
    };
    Facets::of(
        &Standing::of(&evidence, as_of),
        evidence.license,
        evidence.account,
        columns.devices.hub(row),
        Reminders::of(evidence.reminders as usize),
    )
}
