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
        // Rows near the end are found faster from there.
        let behind = self.total - range.end;
        let from_end = behind < range.start;
        let skip = if from_end { behind } else { range.start };
        let order = self.order.iter();
        let mut rows = match from_end == self.descending {
            true => self.some(order, skip, range.len()),
            false => self.some(order.rev(), skip, range.len()),
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

    fn some<'r>(&self, rows: impl Iterator<Item = &'r u32>, skip: usize, take: usize) -> Vec<u32> {
        self.admitted(rows).skip(skip).take(take).collect()
    }

    fn admitted<'r>(&self, rows: impl Iterator<Item = &'r u32>) -> impl Iterator<Item = u32> {
        rows.copied()
            .filter(|row| self.filter.admits(*row as usize))
    }
}
