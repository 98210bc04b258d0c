use super::columns::Columns;
use crate::domain::{Activity, Instant, Reminders, Set, Standing, Word};
use crate::query::{FILTERS, WordFilter};

/// Everything that a user can be filtered by in words, one bit a word: a filter is then one mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Facets(pub u64);

impl Facets {
    /// The words that fit a user.
    pub fn of(columns: &Columns, row: usize, as_of: Instant) -> Self {
        let Some(evidence) = columns.evidence(row, as_of) else {
            return Self::default();
        };
        let standing = Standing::of(&evidence, as_of);
        let is_inactive = standing.activity.contains(Activity::Inactive);
        let cause = is_inactive.then(|| columns.cause(row, evidence.device_change));
        let reminders = Reminders::of(evidence.reminders as usize);
        Self::default()
            .with(standing.activity)
            .with(standing.idle.into_iter().collect())
            .with(standing.suggestion.into_iter().collect())
            .with(Set::only(standing.status))
            .with(Set::only(evidence.license))
            .with(Set::only(evidence.account))
            .with(Set::only(columns.devices.hub(row)))
            .with(Set::only(reminders))
            .with(cause.into_iter().collect())
            .with(columns.outcome(row, as_of).into_iter().collect())
    }

    /// Whether one of the words fits the user.
    pub fn has_any<T: Word>(self, words: Set<T>) -> bool {
        self.0 & Self::default().with(words).0 != 0
    }

    /// With the words of a vocabulary that fit the user.
    fn with<T: Word>(self, words: Set<T>) -> Self {
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
