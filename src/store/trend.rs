use serde::{Deserialize, Serialize};

use super::directory::Directory;
use crate::domain::{Day, Instant, Span, TREND_DAYS, WINDOW};

/// The least number of points that make a trend: enough to say what was 30 days ago.
const FEWEST_POINTS: usize = 31;

/// How many of the users who are onboarded today were Active at each of the last days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trend {
    /// The points, the newest first: `as_of`, then every 24 hours before it.
    pub active: Vec<usize>,
    /// The instant of the first point.
    pub as_of: Instant,
    /// The day from which on the data has the uses of each day.
    pub history: Day,
}

impl Directory {
    /// How many users were Active at each of the last days, where the data's history covers the
    /// window of every point: at least 30 days back from `as_of`, at most 90 points.
    pub fn trend(&self) -> Option<Trend> {
        if let Some(figures) = &self.figures {
            return Trend::of_days(&figures.trend, self.as_of(), self.history()?);
        }
        let (as_of, history) = (self.as_of(), self.history()?);
        let covered = (as_of - WINDOW - history.start()).whole_days();
        let points = usize::try_from(covered).ok()? + 1;
        if as_of - WINDOW < history.start() || points < FEWEST_POINTS {
            return None;
        }
        let mut active = self.measured.active.counts();
        active.truncate(points);
        Some(Trend {
            active,
            as_of,
            history,
        })
    }
}

/// How many users were Active at each point of a trend, while they are counted.
#[derive(Debug)]
pub(super) struct ActiveCounts {
    /// By how many more there are at each point than at the one after it in time.
    changes: [i32; TREND_DAYS + 1],
}

impl Default for ActiveCounts {
    fn default() -> Self {
        Self {
            changes: [0; TREND_DAYS + 1],
        }
    }
}

impl ActiveCounts {
    /// Counts a user who was Active at these points, as [`active_days`] gives them.
    ///
    /// [`active_days`]: crate::domain::active_days
    pub fn add(&mut self, points: u128) {
        // A user is Active for long stretches: only where they begin and end is something to count.
        let mut edges = points ^ points << 1;
        while edges != 0 {
            let at = edges.trailing_zeros();
            if let Some(change) = self.changes.get_mut(at as usize) {
                *change += if points >> at & 1 == 1 { 1 } else { -1 };
            }
            edges &= edges - 1;
        }
    }

    fn counts(&self) -> Vec<usize> {
        let mut active = 0;
        let points = self.changes.iter().take(TREND_DAYS);
        let counts = points.map(|change| {
            active += change;
            usize::try_from(active).unwrap_or_default()
        });
        counts.collect()
    }
}

impl Trend {
    /// The trend of these days, the newest first, where they are enough and none is still to come.
    fn of_days(days: &[(Day, usize)], as_of: Instant, history: Day) -> Option<Self> {
        let (newest, _) = days.first()?;
        let age = as_of.day().0 - newest.0;
        (age >= 0 && days.len() >= FEWEST_POINTS).then(|| Self {
            active: days.iter().map(|(_, active)| *active).collect(),
            as_of: as_of - Span::days(age.into()),
            history,
        })
    }

    /// The first day of the window of a point on this day.
    pub(super) fn reaches_back(point: Day) -> Day {
        Day(point.0 - WINDOW.whole_days() as i32)
    }

    /// The instant of a point.
    pub fn at(&self, point: usize) -> Instant {
        self.as_of - Span::days(point as i64)
    }

    /// The points on the first day of a month.
    pub fn month_starts(&self) -> impl Iterator<Item = usize> {
        let is_first = |point: &usize| self.at(*point).to_rfc3339().get(8..10) == Some("01");
        (0..self.active.len()).filter(is_first)
    }

    /// From when on there is a trend, with a history from this day on.
    pub fn begins(history: Day) -> Instant {
        history.start() + WINDOW + Span::days(FEWEST_POINTS as i64 - 1)
    }

    /// Active users at `as_of` against 30 days before; `None` where the trend ends before.
    pub fn change(&self, as_of: Instant) -> Option<(usize, usize)> {
        let (now, before) = (*self.active.first()?, *self.active.get(FEWEST_POINTS - 1)?);
        (self.as_of == as_of).then_some((now, before))
    }
}
