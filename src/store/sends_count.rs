use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::directory::Directory;
use super::effect::{EFFECT_SPAN, Reminded, ReminderEffect, each_reminded};
use super::preparation::Slices;
use super::sends::{SendRow, Sends};
use super::summary::Count;
use crate::domain::{Day, IdleBefore, Outcome, Set, Suggestion, Word, shortened};
use crate::query::UserQuery;

/// What is counted of one send.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub effect: ReminderEffect,
    /// Those whose latest reminder came to the same.
    pub same: ReminderEffect,
}

/// What the list of one day has: users by what came of their latest reminder.
#[derive(Debug, Default)]
pub(super) struct Listed {
    pub users: usize,
    pub latest: ReminderEffect,
}

/// Makes the [`Sends`].
#[derive(Debug, Default)]
pub(super) struct SendsCount {
    sends: BTreeMap<(Day, u32), Counted>,
    days: BTreeMap<Day, Listed>,
    idle: BTreeMap<IdleBefore, ReminderEffect>,
    any_older: bool,
    row: usize,
}

impl Slices for SendsCount {
    fn step(&mut self, directory: &Directory) -> bool {
        if directory.sends.get().is_some() {
            return false;
        }
        let (first, all) = (self.row, directory.columns.ids.len());
        self.row = all.min(first + Self::SLICE);
        let rows = (first..self.row).filter(|row| directory.facets(*row).is_some());
        rows.for_each(|row| self.add(directory, row));
        if self.row < all {
            return true;
        }
        // Another preparation may have finished first, with the same sends.
        let sends = std::mem::take(self).into_sends(directory);
        let _ = directory.sends.set(sends);
        false
    }
}

impl SendsCount {
    /// How many rows are counted in one slice.
    const SLICE: usize = 8 * 1024;

    fn add(&mut self, directory: &Directory, row: usize) {
        let (columns, as_of) = (&directory.columns, directory.as_of());
        let facets = directory.facets(row).unwrap_or_default();
        let is_latest = |outcome| facets.has_any(Set::only(outcome));
        let first = columns.reminders.get(row).first();
        self.any_older |= first.is_some_and(|sent| *sent < as_of - EFFECT_SPAN);
        let mut before = None;
        each_reminded(columns, row, as_of, |reminded| {
            let Reminded {
                day,
                text,
                sent_at,
                outcome,
            } = reminded;
            let counted = self.sends.entry((day, text)).or_default();
            counted.effect.add(outcome, sent_at, as_of);
            if is_latest(outcome) {
                counted.same.add(outcome, sent_at, as_of);
            }
            if before.replace(day) != Some(day) {
                let listed = self.days.entry(day).or_default();
                listed.users += 1;
                for outcome in Outcome::ALL.iter().filter(|outcome| is_latest(**outcome)) {
                    listed.latest.add(*outcome, sent_at, as_of);
                }
            }
            let (active_on, moments) = (columns.active_on.get(row), columns.moments(row));
            let band = IdleBefore::of(sent_at, active_on, moments, directory.history(), as_of);
            self.idle
                .entry(band)
                .or_default()
                .add(outcome, sent_at, as_of);
        });
    }

    pub fn into_sends(self, directory: &Directory) -> Sends {
        let columns = &directory.columns;
        let Self {
            sends,
            days,
            idle,
            any_older,
            ..
        } = self;
        let name = |text: u32| {
            columns
                .texts
                .get(text)
                .map(|text| shortened(text).into_owned())
        };
        let mut all = ReminderEffect::default();
        let mut texts: BTreeMap<u32, ReminderEffect> = BTreeMap::new();
        for ((_, text), counted) in &sends {
            all.add_all(counted.effect);
            texts.entry(*text).or_default().add_all(counted.effect);
        }
        let mut texts: Vec<_> = texts
            .into_iter()
            .map(|(text, effect)| (name(text), effect))
            .collect();
        texts.sort_by_key(|(_, effect)| Reverse(effect.people()));
        let send = |((day, text), counted): ((Day, u32), Counted)| {
            let listed = days.get(&day);
            Some(SendRow::new(day, name(text), &counted, listed?))
        };
        let mut sends: Vec<_> = sends.into_iter().filter_map(send).collect();
        sends.sort_by_key(|send| Reverse((send.day, send.effect.people())));
        let count = |query: UserQuery| Count {
            users: directory.count_without_text(&query),
            query,
        };
        let open = count(UserQuery {
            outcome: Set::only(Outcome::Open),
            ..UserQuery::default()
        });
        Sends {
            all,
            sends,
            texts,
            idle: idle.into_iter().collect(),
            open_list: (open.users == all.open && all.open > 0).then_some(open.query),
            any_older,
            to_remind: count(UserQuery::suggested(Suggestion::Remind)),
        }
    }
}
