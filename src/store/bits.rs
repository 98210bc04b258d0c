/// Some of the rows, one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// None of so many rows.
    pub fn none(rows: usize) -> Self {
        Self(vec![0; rows.div_ceil(64)])
    }

    /// All of so many rows. There may be bits of rows behind the last.
    pub fn all(rows: usize) -> Self {
        Self(vec![u64::MAX; rows.div_ceil(64)])
    }

    /// Adds a row.
    pub fn insert(&mut self, row: usize) {
        if let Some(word) = self.0.get_mut(row / 64) {
            *word |= 1 << (row % 64);
        }
    }

    /// Whether a row is among them.
    pub fn contains(&self, row: usize) -> bool {
        let word = self.0.get(row / 64);
        word.is_some_and(|word| word >> (row % 64) & 1 != 0)
    }

    /// Only those that are among others as well.
    #[must_use]
    pub fn and(mut self, others: &Self) -> Self {
        for (word, other) in self.0.iter_mut().zip(&others.0) {
            *word &= other;
        }
        self
    }

    /// The rows from the first to the last.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        self.in_range(0, self.0.len() * 64)
    }

    /// Those from `first` on that come before `end`.
    pub fn in_range(&self, first: usize, end: usize) -> impl Iterator<Item = usize> {
        let words = self.0.iter().enumerate().take(end.div_ceil(64));
        let rows = words.skip(first / 64).flat_map(|(at, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros() as usize;
                left &= left.checked_sub(1)?;
                Some(at * 64 + bit)
            })
        });
        rows.filter(move |row| (first..end).contains(row))
    }
}
