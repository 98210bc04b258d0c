use super::columns::Columns;
use crate::domain::{Activity, Evidence, Instant, Reminders, Set, Standing, Word};
use crate::query::{FILTERS, WordFilter};

/// Everything that a user can be filtered by in words, one bit a word: a filter is then one mask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Facets(pub u64);

/// The bit behind those of all filters. A set of words is a byte, and one more has to fit here: a
/// filter that is not in the table then has bits that nobody has.
const END: u32 = {
    let end = shift(FILTERS, "");
    assert!(end + u8::BITS <= u64::BITS);
    end
};

impl Facets {
    /// The words that fit a user.
    pub fn of(columns: &Columns, row: usize, evidence: &Evidence, as_of: Instant) -> Self {
        let standing = Standing::of(evidence, as_of);
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

    /// The bits of some words.
    pub fn only<T: Word>(words: Set<T>) -> Self {
        Self::default().with(words)
    }

    /// The words of a vocabulary that fit the user.
    pub fn words<T: Word>(self) -> Set<T> {
        let filter = FILTERS.iter().find(|filter| filter.name == T::NAME);
        let bits = self.0 & filter.map_or(0, whole_mask);
        Set::from_bits((bits >> const { shift(FILTERS, T::NAME) }) as u8)
    }

    /// Whether one of the words fits the user.
    pub fn has_any<T: Word>(self, words: Set<T>) -> bool {
        self.0 & Self::only(words).0 != 0
    }

    /// With the words of a vocabulary that fit the user.
    fn with<T: Word>(self, words: Set<T>) -> Self {
        let shift = const {
            let shift = shift(FILTERS, T::NAME);
            assert!(shift < END, "no filter has these words");
            shift
        };
        Self(self.0 | u64::from(words.bits()) << shift)
    }
}

/// The bits of some words of a filter.
pub(super) fn mask(filter: &WordFilter, words: u8) -> u64 {
    u64::from(words) << shift(FILTERS, filter.name)
}

/// The bits of all words of a filter.
pub(super) fn whole_mask(filter: &WordFilter) -> u64 {
    ((1 << filter.words.len()) - 1) << shift(FILTERS, filter.name)
}

/// The bit of the first word of a filter, or the bit behind all filters where none has the name.
const fn shift(filters: &[WordFilter], name: &str) -> u32 {
    // A constant function has no iterators.
    match filters {
        [filter, rest @ ..] if !is_same(filter.name.as_bytes(), name.as_bytes()) => {
            filter.words.len() as u32 + shift(rest, name)
        }
        _ => 0,
    }
}

const fn is_same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([first, one @ ..], [other_first, other @ ..]) => {
            *first == *other_first && is_same(one, other)
        }
        _ => false,
    }
}
