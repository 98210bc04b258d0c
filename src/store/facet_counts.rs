use super::directory::Directory;
use super::facets::{Facet, Facets, mask};
use super::filter::{Filter, Verdict};
use crate::domain::{
    Account, Activity, Hub, IdleBand, License, Names, Reminders, Set, Status, Suggestion,
};
use crate::query::UserQuery;

/// How many rows each value of each filter gives with the other filters as they are, in the order
/// of [`UserQuery::filters`].
pub type FacetCounts = Vec<Vec<usize>>;

/// Counts every value of every filter in one pass.
///
/// A row counts for all values that it has when every filter admits it, and for the values of one
/// filter when that is the only one in its way.
pub(super) fn facet_counts(directory: &Directory, query: &UserQuery, names: Names) -> FacetCounts {
    let filter = Filter::new(directory, query, names);
    let platforms = query.platforms_offered(directory.platforms());
    let numbers: Vec<_> = platforms
        .iter()
        .map(|platform| directory.columns.devices.platform(platform))
        .collect();
    let mut bits = [0usize; 32];
    let mut on_platform = vec![0; platforms.len()];
    for row in &directory.readable {
        let verdict = filter.verdict(*row);
        let counted = match verdict {
            Verdict::Admitted => u32::MAX,
            Verdict::ButFor(group) => group,
            Verdict::Refused | Verdict::ButForPlatform => 0,
        };
        let Some(Facets(facets)) = directory.facets.get(*row as usize) else {
            continue;
        };
        let mut left = facets & counted;
        while left != 0 {
            if let Some(count) = bits.get_mut(left.trailing_zeros() as usize) {
                *count += 1;
            }
            left &= left - 1;
        }
        if matches!(verdict, Verdict::Admitted | Verdict::ButForPlatform) {
            for (count, number) in on_platform.iter_mut().zip(&numbers) {
                let has = |number| {
                    directory
                        .columns
                        .devices
                        .has_platform(*row as usize, &[number])
                };
                *count += usize::from(number.is_some_and(has));
            }
        }
    }
    vec![
        words::<Activity>(&bits),
        words::<IdleBand>(&bits),
        words::<Suggestion>(&bits),
        words::<Status>(&bits),
        words::<License>(&bits),
        words::<Account>(&bits),
        words::<Hub>(&bits),
        words::<Reminders>(&bits),
        on_platform,
    ]
}

/// The counts of one vocabulary.
fn words<T: Facet>(bits: &[usize; 32]) -> Vec<usize> {
    let count = |word: &T| {
        let bit = mask(Set::only(*word)).trailing_zeros();
        bits.get(bit as usize).copied().unwrap_or_default()
    };
    T::ALL.iter().map(count).collect()
}
