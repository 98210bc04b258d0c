use std::ops::Range;

use crate::domain::Instant;

/// Instants that may be missing, eight bytes each.
#[derive(Debug, Default)]
pub(super) struct Instants(Vec<i64>);

/// Before every instant that a document can hold.
pub(super) const MISSING: i64 = i64::MIN;

impl Instants {
    pub fn push(&mut self, at: Option<Instant>) {
        self.0.push(at.map_or(MISSING, Instant::nanos));
    }

    pub fn get(&self, at: usize) -> Option<Instant> {
        self.0
            .get(at)
            .filter(|nanos| **nanos != MISSING)
            .map(|nanos| Instant::from_nanos(*nanos))
    }

    /// The raw values, in which a missing instant is earlier than all others.
    pub fn values(&self) -> &[i64] {
        &self.0
    }
}

/// Where the entry of each user ends in something that all entries share.
#[derive(Debug, Default)]
pub(super) struct Ends(Vec<u32>);

impl Ends {
    pub fn push(&mut self, end: usize) {
        // A tab has no more than 4 GiB of memory in all, so no end passes that.
        self.0.push(end as u32);
    }

    /// Makes room for so many entries more.
    pub fn reserve(&mut self, entries: usize) {
        self.0.reserve(entries);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The positions of one entry; empty for an entry that is not there.
    pub fn range(&self, at: usize) -> Range<usize> {
        let start = at
            .checked_sub(1)
            .and_then(|before| self.0.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.0.get(at).copied().unwrap_or(start);
        start as usize..end as usize
    }
}

/// A list of values for each user, all in one allocation.
#[derive(Debug)]
pub(super) struct Lists<T> {
    values: Vec<T>,
    ends: Ends,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Self {
            values: Vec::new(),
            ends: Ends::default(),
        }
    }
}

impl<T> Lists<T> {
    pub fn push(&mut self, values: impl IntoIterator<Item = T>) {
        self.values.extend(values);
        self.ends.push(self.values.len());
    }

    pub fn get(&self, at: usize) -> &[T] {
        self.values.get(self.range(at)).unwrap_or_default()
    }

    /// Where one user's list stands among all values.
    pub fn range(&self, at: usize) -> Range<usize> {
        self.ends.range(at)
    }
}
