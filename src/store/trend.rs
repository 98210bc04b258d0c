use super::directory::Directory;
use crate::domain::{Day, Instant, Span, Standing, TREND_DAYS, WINDOW, active_days};
use serde::{Deserialize, Serialize};

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
        let (as_of, history) = (self.as_of(), self.history()?);
        let covered = (as_of - WINDOW - history.start()).whole_days();
        let points = usize::try_from(covered).ok()? + 1;
        if as_of - WINDOW < history.start() || points < FEWEST_POINTS {
            return None;
        }
        let mut active = self.active_counts();
        active.truncate(points);
        Some(Trend {
            active,
            as_of,
            history,
        })
    }

    fn active_counts(&self) -> Vec<usize> {
        let mut counts = vec![0usize; TREND_DAYS];
        for row in &self.readable {
            let row = *row as usize;
            let Some(evidence) = self.columns.evidence(row, self.as_of()) else {
                continue;
            };
            let onboarded = Standing::of(&evidence, self.as_of()).activity;
            let vault_created_at = evidence.vault_created_at.filter(|_| !onboarded.is_empty());
            let Some(vault_created_at) = vault_created_at else {
                continue;
            };
            let columns = &self.columns;
            let (uses, days) = (columns.moments(row), columns.active_on.get(row));
            let mut points = active_days(self.as_of(), vault_created_at, uses, days);
            while points != 0 {
                if let Some(count) = counts.get_mut(points.trailing_zeros() as usize) {
                    *count += 1;
                }
                points &= points - 1;
            }
        }
        counts
    }
}

impl Trend {
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

    /// Active users at `as_of` against 30 days before.
    pub fn change(&self) -> Option<(usize, usize)> {
        Some((*self.active.first()?, *self.active.get(FEWEST_POINTS - 1)?))
    }
}
