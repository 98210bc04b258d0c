use std::sync::{Arc, OnceLock};

use super::columns::Columns;
use super::facets::Facets;
use super::lazy::{Orders, PerNames};
use super::ranking::Ranking;
use super::search::Search;
use super::strings::{Index, Strings};
use crate::domain::{Day, Instant, KnownStages, Names, User};
use crate::source::SetAside;

/// One loaded organization, measured against one instant.
#[derive(Debug)]
pub struct Directory {
    as_of: Instant,
    pub(super) columns: Columns,
    facets: Vec<Facets>,
    search: PerNames<Search>,
    /// The rows that count, in the order of the document. Other rows are in no list.
    pub(super) readable: Vec<u32>,
    ids: Index,
    pub(super) orders: Orders,
    platforms: Vec<String>,
    ranking: OnceLock<Arc<Ranking>>,
    pub(super) folded_managers: OnceLock<Strings>,
    history: Option<Day>,
    pub(super) known_stages: KnownStages,
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
            .map(|row| Facets::of(&columns, row, as_of))
            .collect();
        Self {
            history: history_from.or_else(|| usual_first_day(&columns, &readable)),
            known_stages: KnownStages {
                activated: columns.activated_at.has_any(&readable),
                onboarded: columns.vault_created_at.has_any(&readable),
                using: columns.first_item_at.has_any(&readable),
            },
            platforms: columns.devices.platforms(&readable),
            ranking: OnceLock::new(),
            folded_managers: OnceLock::new(),
            as_of,
            columns,
            facets,
            search: PerNames::default(),
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

    /// All managers, those with the most Inactive users first, found on first use.
    pub(super) fn ranking(&self) -> &Arc<Ranking> {
        self.ranking.get_or_init(|| Arc::new(Ranking::of(self)))
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

    /// One user as the document told it; `None` for an id that is not there or was set aside.
    pub fn user(&self, id: &str) -> Option<User<'_>> {
        self.columns.user(self.readable_row(id)? as usize)
    }

    /// What a user can be filtered by in words.
    pub(super) fn facets(&self, row: u32) -> Option<Facets> {
        self.facets.get(row as usize).copied()
    }

    /// Names and e-mail addresses as they are compared, made on first use: a chart alone
    /// never does. With names concealed these are the stand-ins: otherwise order and search would
    /// tell who is behind them.
    pub(super) fn search(&self, names: Names) -> &Search {
        let search = self.search.of(names);
        search.get_or_init(|| Search::new(&self.columns, names))
    }

    /// The row of a user; `None` for an id that is not there or was set aside.
    pub(super) fn readable_row(&self, id: &str) -> Option<u32> {
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
