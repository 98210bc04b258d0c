use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::directory::Directory;
use super::facets::{mask, whole_mask};
use super::filter::{Filter, Verdict};
use super::ranking::Ranking;
use super::values::Values;
use crate::domain::{Activity, Names, Word};
use crate::query::{FILTERS, UserQuery, VALUE_FILTERS};

/// How many rows each value of each filter gives with the other filters as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FacetCounts {
    counts: BTreeMap<(Cow<'static, str>, String), usize>,
    /// Those of all managers, in the order of the ranking. Too many for a message.
    #[serde(skip)]
    managers: Vec<usize>,
    #[serde(skip)]
    ranking: Arc<Ranking>,
    without_activity: usize,
}

impl FacetCounts {
    /// The rows that a value of a filter gives, both as the URL writes them; `None` for a value that
    /// was not counted.
    pub fn of(&self, filter: &'static str, value: &str) -> Option<usize> {
        let of_manager = || {
            let place = self.ranking.place(value).filter(|_| filter == "manager")?;
            self.managers.get(place).copied()
        };
        let key = (Cow::Borrowed(filter), value.to_owned());
        self.counts.get(&key).copied().or_else(of_manager)
    }

    /// The same in a form that a message can carry: of the managers, only these.
    #[must_use]
    pub fn with_managers(mut self, managers: &[String]) -> Self {
        for manager in managers {
            if let Some(count) = self.of("manager", manager) {
                let key = (Cow::Borrowed("manager"), manager.clone());
                self.counts.insert(key, count);
            }
        }
        self
    }

    /// The rows that the other filters give without that of activity.
    pub fn without_activity(&self) -> usize {
        self.without_activity
    }
}

impl Directory {
    /// How many rows each value of each filter gives with the other filters as they are, counted in
    /// one pass.
    ///
    /// A row counts for all values that it has when every filter admits it, and for the values of one
    /// filter when that is the only one in its way.
    pub fn facet_counts(&self, query: &UserQuery, names: Names) -> FacetCounts {
        let filter = Filter::new(self, query, names);
        let mut bits = [0usize; 64];
        let mut without_activity = 0;
        let of_activity = FILTERS.iter().find(|filter| filter.name == Activity::NAME);
        let of_activity = of_activity.map_or(0, whole_mask);
        let mut values: Vec<_> = VALUE_FILTERS
            .iter()
            .flat_map(|filter| {
                let offered = query.values_offered(filter, self.values_of(filter.name));
                offered.into_iter().map(|value| {
                    let found = Values::find(self, filter.name, std::slice::from_ref(&value));
                    (filter.name, value, found, 0)
                })
            })
            .collect();
        let ranking = self.ranking();
        let mut by_manager = ranking.tally(&self.columns.managers);
        for row in &self.readable {
            let verdict = filter.verdict(*row);
            let counted = match verdict {
                Verdict::Admitted => u64::MAX,
                Verdict::ButForWords(group) => group,
                Verdict::ButForValues(_) | Verdict::Refused => 0,
            };
            without_activity += usize::from(counted & of_activity == of_activity);
            let facets = self.facets(*row);
            let mut left = facets.unwrap_or_default().0 & counted;
            while left != 0 {
                if let Some(count) = bits.get_mut(left.trailing_zeros() as usize) {
                    *count += 1;
                }
                left &= left - 1;
            }
            let (is_in, only) = match verdict {
                Verdict::Admitted => (true, None),
                Verdict::ButForValues(name) => (true, Some(name)),
                _ => (false, None),
            };
            let is_counted = |name| is_in && only.is_none_or(|only| only == name);
            if is_counted("manager") {
                by_manager.add(*row as usize);
            }
            for (name, _, value, count) in &mut values {
                if is_counted(name) && value.are_of(self, *row as usize) {
                    *count += 1;
                }
            }
        }
        let of_words = FILTERS.iter().flat_map(|filter| {
            filter.words.iter().enumerate().map(move |(at, (word, _))| {
                let bit = mask(filter, 1 << at).trailing_zeros() as usize;
                let count = bits.get(bit).copied().unwrap_or_default();
                ((Cow::Borrowed(filter.name), (*word).to_owned()), count)
            })
        });
        let of_values = values
            .into_iter()
            .map(|(name, value, _, count)| ((Cow::Borrowed(name), value), count));
        FacetCounts {
            counts: of_words.chain(of_values).collect(),
            managers: ranking
                .managers
                .iter()
                .map(|ranked| by_manager.of(ranked.value))
                .collect(),
            ranking: ranking.clone(),
            without_activity,
        }
    }
}
