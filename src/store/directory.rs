use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use super::builder::Columns;
use super::effect::ReminderEffect;
use super::facet_counts::{FacetCounts, facet_counts};
use super::facets::Facets;
use super::filter::Filter;
use super::order::Orders;
use super::page::{Place, Profile, UserPage, UserRow};
use super::search::Search;
use super::strings::Index;
use super::teams::{Team, teams};
use super::trend::Trend;
use crate::domain::{
    Activity, Day, Instant, KnownStages, Names, Reminders, Set, Standing, User, stages,
};
use crate::query::{Selection, UserQuery};
use crate::source::SetAside;

/// One loaded organization, measured against one instant.
#[derive(Debug)]
pub struct Directory {
    as_of: Instant,
    pub(super) columns: Columns,
    pub(super) facets: Vec<Facets>,
    /// Once with names shown, once with names concealed.
    search: [OnceLock<Search>; 2],
    /// The rows that count, in the order of the document. Other rows are in no list.
    pub(super) readable: Vec<u32>,
    ids: Index,
    orders: Orders,
    platforms: Vec<String>,
    history: Option<Day>,
    known_stages: KnownStages,
    records: u32,
    set_aside: Vec<SetAside>,
}

impl Directory {
    pub(super) fn new(
        as_of: Instant,
        history_from: Option<Day>,
        columns: Columns,
        ids: Index,
        readable: Vec<u32>,
        records: u32,
        set_aside: Vec<SetAside>,
    ) -> Self {
        let facets = (0..columns.ids.len())
            .map(|row| facets(&columns, row, as_of))
            .collect();
        Self {
            history: history_from.or_else(|| usual_first_day(&columns, &readable)),
            known_stages: KnownStages {
                activated: columns.activated_at.has_any(&readable),
                onboarded: columns.vault_created_at.has_any(&readable),
                using: columns.first_item_at.has_any(&readable),
            },
            platforms: columns.devices.platforms(&readable),
            as_of,
            columns,
            facets,
            search: Default::default(),
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

    /// Every platform of any device, sorted.
    pub fn platforms(&self) -> &[String] {
        &self.platforms
    }

    /// The values that a filter offers, whatever the address names.
    pub(super) fn values(&self, filter: &str) -> &[String] {
        match filter {
            "platform" => &self.platforms,
            _ => &[],
        }
    }

    /// The latest use of any user.
    pub fn newest_use(&self) -> Option<Instant> {
        let rows = self.readable.iter().map(|row| *row as usize);
        rows.filter_map(|row| self.columns.last_uses.get(row)).max()
    }

    /// The day from which on the uses of each day are known: the document's `history_from`, else
    /// the day by which one in twenty of the users with history has some, so that a stray old day
    /// changes nothing. `None` where there is no history.
    pub fn history(&self) -> Option<Day> {
        self.history
    }

    /// How many rows each value of each filter gives with the other filters as they are.
    pub fn facet_counts(&self, query: &UserQuery, names: Names) -> FacetCounts {
        facet_counts(self, query, names)
    }

    /// How many users were Active at each of the last days, where the data tells.
    pub fn trend(&self) -> Option<Trend> {
        Trend::of(self)
    }

    /// What came of the reminders of the last 90 days.
    pub fn reminder_effect(&self) -> ReminderEffect {
        ReminderEffect::of(self)
    }

    /// The managers with the most Inactive users, where the data names managers.
    pub fn teams(&self, names: Names) -> Vec<Team> {
        teams(self, names)
    }

    /// Whether a row has one of the activities.
    pub(super) fn has(&self, row: usize, activity: Activity) -> bool {
        let wanted = Facets::default().with(Set::only(activity));
        let facets = self.facets.get(row);
        facets.is_some_and(|facets| facets.0 & wanted.0 != 0)
    }

    /// Names and e-mail addresses as they are compared, made on first use: a chart alone
    /// never does. With names concealed these are the stand-ins: otherwise order and search would
    /// tell who is behind them.
    pub(super) fn search(&self, names: Names) -> &Search {
        let [shown, concealed] = &self.search;
        let search = match names {
            Names::Shown => shown,
            Names::Concealed => concealed,
        };
        search.get_or_init(|| Search::new(&self.columns, names))
    }

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
        let order = self.orders.get(query.sort.key, names, self);
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

    /// One user as the document told it; `None` for an id that is not there or was set aside.
    pub fn user(&self, id: &str) -> Option<User<'_>> {
        self.columns.user(self.readable_row(id)? as usize)
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
        let order = self.orders.get(query.sort.key, names, self);
        let order = order.iter().copied();
        let mut rows: Vec<_> = order.filter(|row| filter.admits(*row)).collect();
        if query.sort.descending {
            rows.reverse();
        }
        rows
    }

    pub(super) fn profile_at(&self, row: u32, names: Names) -> Option<Profile> {
        let row = row as usize;
        let user = self.columns.user(row)?;
        let evidence = self.columns.evidence(row, self.as_of)?;
        let stages = stages(&user, self.known_stages, self.as_of);
        let user = match names {
            Names::Shown => user,
            Names::Concealed => user.concealed(),
        };
        Some(Profile::new(
            user,
            evidence,
            stages,
            self.history,
            self.as_of,
        ))
    }

    fn row(&self, row: u32, names: Names) -> Option<UserRow> {
        Some(UserRow::new(self.profile_at(row, names)?, self.as_of))
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

    fn readable_row(&self, id: &str) -> Option<u32> {
        let row = self.ids.find(&self.columns.ids, id)?;
        self.readable.binary_search(&row).ok()?;
        Some(row)
    }
}

/// The day by which one in twenty of the users with any day of use has one.
fn usual_first_day(columns: &Columns, rows: &[u32]) -> Option<Day> {
    let first = |row: &u32| columns.active_on.get(*row as usize).first().copied();
    let mut first_days: Vec<_> = rows.iter().filter_map(first).collect();
    let rank = first_days.len().div_ceil(20).checked_sub(1)?;
    let (_, day, _) = first_days.select_nth_unstable(rank);
    Some(*day)
}

fn facets(columns: &Columns, row: usize, as_of: Instant) -> Facets {
    let Some(evidence) = columns.evidence(row, as_of) else {
        return Facets::default();
    };
    let standing = Standing::of(&evidence, as_of);
    let is_inactive = standing.activity.contains(Activity::Inactive);
    let cause = is_inactive.then(|| columns.cause(row, evidence.device_change));
    let reminders = Reminders::of(evidence.reminders as usize);
    Facets::default()
        .with(standing.activity)
        .with(standing.idle.into_iter().collect())
        .with(standing.suggestion.into_iter().collect())
        .with(Set::only(standing.status))
        .with(Set::only(evidence.license))
        .with(Set::only(evidence.account))
        .with(Set::only(columns.devices.hub(row)))
        .with(Set::only(reminders))
        .with(cause.into_iter().collect())
        .with(columns.outcome(row, as_of).into_iter().collect())
}
