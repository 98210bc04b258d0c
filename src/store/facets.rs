use crate::domain::{Set, Word};
use crate::query::{FILTERS, WordFilter};

/// Everything that a user can be filtered by in words, one bit a word: a filter is then one mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Facets(pub u64);

impl Facets {
    /// With the words of a vocabulary that fit the user.
    pub fn with<T: Word>(self, words: Set<T>) -> Self {
        Self(self.0 | u64::from(words.bits()) << const { shift(T::NAME) })
    }
}

/// The bits of some words of a filter.
pub(super) fn mask(filter: &WordFilter, words: u8) -> u64 {
    u64::from(words) << shift(filter.name)
}

/// The bits of all words of a filter.
pub(super) fn whole_mask(filter: &WordFilter) -> u64 {
    ((1 << filter.words.len()) - 1) << shift(filter.name)
}

/// The bit of the first word of a filter.
///
/// # Panics
/// When no filter has the name; for [`Facets::with`] that is an error of the compiler.
#[expect(
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a constant function has no iterators, and runs while the code is compiled"
)]
const fn shift(name: &str) -> u32 {
    let (mut at, mut bit) = (0, 0);
    while at < FILTERS.len() {
        if is_same(FILTERS[at].name.as_bytes(), name.as_bytes()) {
            assert!(bit + FILTERS[at].words.len() <= 64);
            return bit as u32;
        }
        bit += FILTERS[at].words.len();
        at += 1;
    }
    panic!("no filter of this name")
}

#[expect(
    clippy::indexing_slicing,
    reason = "a constant function has no iterators"
)]
const fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}
