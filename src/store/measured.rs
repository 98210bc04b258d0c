use hashbrown::HashMap;

use super::cells::Cells;
use super::columns::Columns;
use super::effect::{ReminderEffect, each_reminded};
use super::facets::Facets;
use super::live_counts::LiveCounts;
use super::trend::ActiveCounts;
use crate::domain::{Activity, Day, Instant, KnownStages, Set, TOLERANCE, active_days, sorted_by};

/// Totals over all rows, measured against one instant. Each row is added as it arrives, so nothing is left to do
/// after the last one.
#[derive(Debug)]
pub(super) struct Measured {
    pub as_of: Instant,
    pub cells: Cells,
    /// How many of the rows so far are in the chart.
    pub counts: LiveCounts,
    /// Rows with a use too late to be true, which are in no list.
    pub late: Vec<u32>,
    pub newest_use: Option<Instant>,
    pub known_stages: KnownStages,
    pub active: ActiveCounts,
    pub effect: ReminderEffect,
    /// How many users have their first day of use on each day, by its number.
    first_days: HashMap<u32, usize>,
    platforms: Vec<u32>,
}

impl Measured {
    /// No rows yet.
    pub fn new(as_of: Instant) -> Self {
        Self {
            as_of,
            cells: Cells::default(),
            counts: LiveCounts::default(),
            late: Vec::new(),
            newest_use: None,
            known_stages: KnownStages::default(),
            active: ActiveCounts::default(),
            effect: ReminderEffect::default(),
            first_days: HashMap::new(),
            platforms: Vec::new(),
        }
    }

    /// Measures all rows that have come since the last time.
    pub fn catch_up(&mut self, columns: &mut Columns) {
        for row in self.cells.rows()..columns.ids.len() {
            columns.settle(row, self.as_of);
            if columns.has_use_after(row, self.as_of + TOLERANCE) {
                self.late.push(row as u32);
                self.cells.push_nowhere();
            } else {
                self.add(columns, row);
            }
        }
    }

    fn add(&mut self, columns: &Columns, row: usize) {
        let as_of = self.as_of;
        let Some(evidence) = columns.evidence(row, as_of) else {
            return self.cells.push_nowhere();
        };
        let facets = Facets::of(columns, row, &evidence, as_of);
        columns.devices.platforms_into(row, &mut self.platforms);
        self.cells.push(facets, &self.platforms);
        self.counts.add(facets);

        let (setup, days) = (evidence.vault_created_at, columns.active_on.get(row));
        self.newest_use = self.newest_use.max(columns.last_uses.get(row));
        self.known_stages.onboarded |= setup.is_some();
        self.known_stages.activated |= columns.activated_at.get(row).is_some();
        self.known_stages.using |= columns.first_item_at.get(row).is_some();
        if let Some(first) = days.first() {
            *self.first_days.entry(first.0.unsigned_abs()).or_default() += 1;
        }
        let onboarded = Set::only(Activity::Active).with(Activity::Inactive);
        if let Some(setup) = setup.filter(|_| facets.has_any(onboarded)) {
            let moments = columns.moments(row);
            self.active.add(active_days(as_of, setup, moments, days));
        }
        each_reminded(columns, row, as_of, |reminded| {
            self.effect.add(reminded.outcome, reminded.sent_at, as_of);
        });
    }

    /// The day by which one in twenty of the users with any day of use has one.
    pub fn usual_first_day(&self) -> Option<Day> {
        let mut left = self.first_days.values().sum::<usize>().div_ceil(20);
        let days = self.first_days.iter().collect();
        let mut days = sorted_by(days, |(day, _)| i64::from(**day)).into_iter();
        days.find_map(|(day, users)| {
            left = left.saturating_sub(*users);
            (left == 0).then_some(Day(*day as i32))
        })
    }
}
