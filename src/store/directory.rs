use std::sync::{Arc, Mutex, OnceLock};

use super::cells::Cells;
use super::columns::Columns;
use super::facets::Facets;
use super::finding::Found;
use super::lazy::{Orders, PerNames};
use super::measured::Measured;
use super::preparation::Slices;
use super::ranking::Ranking;
use super::search::LazySearch;
use super::sends::Sends;
use super::strings::{Index, Strings};
use crate::domain::{Day, Figures, Instant, User, sort_numbers};
use crate::source::SetAside;

/// One loaded organization, measured against one instant.
#[derive(Debug)]
pub struct Directory {
    pub(super) columns: Columns,
    pub(super) measured: Measured,
    pub(super) search: PerNames<LazySearch>,
    pub(super) found: PerNames<Mutex<Option<Found>>>,
    ids: Index,
    pub(super) orders: Orders,
    platforms: OnceLock<Vec<String>>,
    pub(super) ranking: OnceLock<Arc<Ranking>>,
    pub(super) sends: OnceLock<Sends>,
    pub(super) folded_managers: OnceLock<Strings>,
    pub(super) history: Option<Day>,
    records: u32,
    set_aside: Vec<SetAside>,
    /// What the document says in place of users.
    pub(super) figures: Option<Figures>,
}

impl Directory {
    pub(super) fn new(
        history_from: Option<Day>,
        columns: Columns,
        measured: Measured,
        ids: Index,
        records: u32,
        set_aside: Vec<SetAside>,
    ) -> Self {
        Self {
            history: history_from.or_else(|| measured.usual_first_day()),
            platforms: OnceLock::new(),
            ranking: OnceLock::new(),
            folded_managers: OnceLock::new(),
            columns,
            measured,
            search: PerNames::default(),
            found: PerNames::default(),
            sends: OnceLock::new(),
            ids,
            orders: Orders::default(),
            records,
            set_aside,
            figures: None,
        }
    }

    /// The instant that everything is measured against.
    pub fn as_of(&self) -> Instant {
        self.measured.as_of
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
        let all = || platforms(&self.columns, &self.measured.cells);
        self.platforms.get_or_init(all)
    }

    /// The latest use of any user.
    pub fn newest_use(&self) -> Option<Instant> {
        self.measured.newest_use
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
    pub(super) fn facets(&self, row: usize) -> Option<Facets> {
        self.measured.cells.of(row).map(|cell| cell.facets)
    }

    /// The rows that count, in the order of the document. Other rows are in no list.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        let cells = &self.measured.cells;
        (0..cells.rows()).filter(|row| cells.of(*row).is_some())
    }

    /// Does work on all rows in one piece.
    pub(super) fn do_all(&self, work: &mut dyn Slices) {
        while work.step(self) {}
    }

    /// The row of a user; `None` for an id that is not there or was set aside.
    pub(super) fn readable_row(&self, id: &str) -> Option<u32> {
        let row = self.ids.find(&self.columns.ids, id)?;
        self.measured.cells.of(row as usize)?;
        Some(row)
    }
}

/// Every platform of any user, sorted.
fn platforms(columns: &Columns, cells: &Cells) -> Vec<String> {
    let each = (0..cells.all().len()).flat_map(|cell| cells.platforms(cell));
    let mut numbers: Vec<u32> = each.copied().collect();
    sort_numbers(&mut numbers);
    numbers.dedup();
    let platforms = numbers.into_iter();
    let platforms = platforms.filter_map(|number| columns.devices.platform_of(number));
    let mut platforms: Vec<_> = platforms.map(String::from).collect();
    platforms.sort_unstable();
    platforms
}
