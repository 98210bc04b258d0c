use std::borrow::Cow;
use std::sync::Arc;

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};

use super::directory::Directory;
use super::facets::{mask, whole_mask};
use super::filter::{Filter, Verdict};
use super::ranking::Ranking;
use crate::domain::{Activity, Names, OwnField, Word};
use crate::query::{FILTERS, UserQuery, VALUE_FILTERS};

/// How many rows each value of each filter gives with the other filters as they are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FacetCounts {
    counts: Vec<CountsOfFilter>,
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
        let of_filter = self.counts.iter().filter(|(name, _)| name == filter);
        let mut values = of_filter.flat_map(|(_, values)| values);
        let counted = values.find(|(name, _)| name == value);
        counted.map(|(_, users)| *users).or_else(of_manager)
    }

    /// The same in a form that a message can carry: of the managers, only these.
    #[must_use]
    pub fn with_managers(mut self, managers: &[String]) -> Self {
        let count = |manager: &String| Some((manager.clone(), self.of("manager", manager)?));
        let counts = managers.iter().filter_map(count).collect();
        self.counts.push((Cow::Borrowed("manager"), counts));
        self
    }

    /// The rows that the other filters give without that of activity.
    pub fn without_activity(&self) -> usize {
        self.without_activity
    }
}

/// A filter, and how many rows each value of it gives.
type CountsOfFilter = (Cow<'static, str>, Vec<(String, usize)>);

impl Directory {
    /// How many rows each value of each filter gives with the other filters as they are.
    ///
    /// A row counts for all values that it has when every filter admits it, and for the values of one
    /// filter when that is the only one in its way.
    pub fn facet_counts(&self, query: &UserQuery, names: Names) -> FacetCounts {
        let filter = Filter::new(self, query, names);
        let cells = &self.measured.cells;
        let mut bits = [0usize; 64];
        let mut platforms = HashMap::<u32, usize>::new();
        let mut without_activity = 0;
        let of_activity = FILTERS.iter().find(|filter| filter.name == Activity::NAME);
        let of_activity = of_activity.map_or(0, whole_mask);
        let counted = filter.users_by_cell().into_iter().zip(filter.verdicts());
        for ((at, (users, verdict)), cell) in counted.enumerate().zip(cells.all()) {
            let (words, is_on_platforms) = match verdict {
                Verdict::Admitted => (u64::MAX, true),
                Verdict::ButForWords(group) => (*group, false),
                Verdict::ButForPlatforms => (0, true),
                Verdict::Refused => continue,
            };
            if words & of_activity == of_activity {
                without_activity += users;
            }
            let mut left = cell.facets.0 & words;
            while left != 0 {
                if let Some(count) = bits.get_mut(left.trailing_zeros() as usize) {
                    *count += users;
                }
                left &= left - 1;
            }
            let platforms_of_cell = cells.platforms(at).iter();
            for platform in platforms_of_cell.filter(|_| is_on_platforms) {
                *platforms.entry(*platform).or_default() += users;
            }
        }
        let of_words = FILTERS.iter().map(|filter| {
            let words = filter.words.iter().enumerate();
            let counted = words.map(|(at, (word, _))| {
                let bit = mask(filter, 1 << at).trailing_zeros() as usize;
                let count = bits.get(bit).copied().unwrap_or_default();
                ((*word).to_owned(), count)
            });
            (Cow::Borrowed(filter.name), counted.collect())
        });
        let of_values = VALUE_FILTERS.iter().map(|value_filter| {
            let name = value_filter.name;
            let offered = query.values_offered(value_filter, self.values_of(name));
            let count = |value: &String| match name {
                "platform" => {
                    let number = self.columns.devices.platform(value);
                    number.and_then(|number| platforms.get(&number)).copied()
                }
                _ => Some(self.count_with(&filter, name, value)),
            };
            let counted = |value| {
                let users = count(&value).unwrap_or_default();
                (value, users)
            };
            let counted = offered.into_iter().map(counted);
            (Cow::Borrowed(name), counted.collect())
        });
        let of_fields = self.count_fields(query, &filter);
        let ranking = self.ranking();
        let by_manager = ranking.count(&self.columns.managers, |count| {
            filter.each_but_for("manager", count);
        });
        FacetCounts {
            counts: of_words.chain(of_values).chain(of_fields).collect(),
            managers: by_manager,
            ranking: ranking.clone(),
            without_activity,
        }
    }

    /// How many rows the list would have with each value of each field of the portal's own.
    fn count_fields(&self, query: &UserQuery, filter: &Filter<'_>) -> Vec<CountsOfFilter> {
        let own = &self.columns.own_fields;
        let counts = own.names().iter().map(|name| {
            let parameter = format!("{}{name}", OwnField::PREFIX);
            let offered = query.field_values_offered(name, &own.values(name));
            let counted = own.count(name, offered, |count| {
                filter.each_but_for(&parameter, count);
            });
            (Cow::Owned(parameter), counted)
        });
        counts.collect()
    }

    /// How many rows the list would have with one value of a filter that does not tell cells apart.
    fn count_with(&self, filter: &Filter<'_>, name: &'static str, value: &String) -> usize {
        let rows = self.rows_with(name, std::slice::from_ref(value));
        let mut users = 0;
        filter.each_but_for(name, |row| users += usize::from(rows.contains(row)));
        users
    }
}
