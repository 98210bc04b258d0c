use crate::domain::{
    Account, Activity, Hub, IdleBand, License, Reminders, Set, Standing, Status, Suggestion, Word,
};

/// All that a user can be filtered by, one bit a word: a filter is then one mask a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Facets(pub u32);

/// Where the words of a vocabulary lie in [`Facets`].
pub(super) trait Facet: Word {
    /// The bit of the vocabulary's first word.
    const SHIFT: u32;
}

impl Facet for Activity {
    const SHIFT: u32 = 0;
}
impl Facet for IdleBand {
    const SHIFT: u32 = 3;
}
impl Facet for Suggestion {
    const SHIFT: u32 = 6;
}
impl Facet for Status {
    const SHIFT: u32 = 11;
}
impl Facet for License {
    const SHIFT: u32 = 14;
}
impl Facet for Account {
    const SHIFT: u32 = 16;
}
impl Facet for Hub {
    const SHIFT: u32 = 19;
}
impl Facet for Reminders {
    const SHIFT: u32 = 21;
}

/// The bits of a set of words.
pub(super) fn mask<T: Facet>(set: Set<T>) -> u32 {
    u32::from(set.bits()) << T::SHIFT
}

impl Facets {
    /// The bits of one user.
    pub fn of(
        standing: &Standing,
        license: License,
        account: Account,
        hub: Hub,
        reminders: Reminders,
    ) -> Self {
        Self(
            mask(standing.activity)
                | mask(standing.idle.into_iter().collect())
                | mask(standing.suggestion.into_iter().collect())
                | mask(Set::only(standing.status))
                | mask(Set::only(license))
                | mask(Set::only(account))
                | mask(Set::only(hub))
                | mask(Set::only(reminders)),
        )
    }
}
