use std::ops::Range;

use super::filter::Filter;

/// The rows of an order that filters admit, without a copy of them.
pub(super) struct List<'a> {
    filter: Filter<'a>,
    order: &'a [u32],
    descending: bool,
    total: usize,
}

/// Where a row stands in a list.
pub(super) struct Around {
    /// How many rows come before it.
    pub before: usize,
    pub previous: Option<u32>,
    pub next: Option<u32>,
}

impl<'a> List<'a> {
    pub fn new(filter: Filter<'a>, order: &'a [u32], descending: bool) -> Self {
        Self {
            total: filter.total(),
            filter,
            order,
            descending,
        }
    }

    pub fn total(&self) -> usize {
        self.total
    }

    /// Every row of it.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        self.slice(0..self.total)
    }

    /// The rows at some positions, which must lie within it.
    pub fn slice(&self, range: Range<usize>) -> impl Iterator<Item = u32> {
        // Descending is the exact reverse, and what lies near the end is sooner found from there.
        let from_end = self.total - range.end < range.start;
        let (skip, take) = (
            if from_end {
                self.total - range.end
            } else {
                range.start
            },
            range.len(),
        );
        let mut rows: Vec<_> = match from_end == self.descending {
            true => self
                .admitted(self.order.iter())
                .skip(skip)
                .take(take)
                .collect(),
            false => self
                .admitted(self.order.iter().rev())
                .skip(skip)
                .take(take)
                .collect(),
        };
        if from_end {
            rows.reverse();
        }
        rows.into_iter()
    }

    /// Where a row stands in it; `None` where it is not there.
    pub fn around(&self, row: u32) -> Option<Around> {
        if !self.filter.admits(row as usize) {
            return None;
        }
        let at = self.order.iter().position(|other| *other == row)?;
        let (lower, upper) = (self.order.get(..at)?, self.order.get(at + 1..)?);
        let (before, lower, upper) = (
            self.admitted(lower.iter()).count(),
            self.admitted(lower.iter().rev()).next(),
            self.admitted(upper.iter()).next(),
        );
        Some(match self.descending {
            false => Around {
                before,
                previous: lower,
                next: upper,
            },
            true => Around {
                before: self.total - 1 - before,
                previous: upper,
                next: lower,
            },
        })
    }

    fn admitted<'r>(&self, rows: impl Iterator<Item = &'r u32>) -> impl Iterator<Item = u32> {
        rows.copied()
            .filter(|row| self.filter.admits(*row as usize))
    }
}
