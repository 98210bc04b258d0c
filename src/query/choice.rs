use serde::{Deserialize, Serialize};

use crate::domain::OwnField;

use super::{FILTERS, UserQuery, VALUE_FILTERS, ValueFilter, WordFilter};

/// One filter as it is offered to the reader: a title and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// The name of its parameter.
    pub name: &'static str,
    /// Its title on screen.
    pub title: &'static str,
    /// Every value that is offered.
    pub choices: Vec<Choice>,
    /// How many values there are.
    pub all: usize,
    /// How many of them hold what is searched for, where not all of those are offered.
    pub found: Option<usize>,
}

/// The managers to offer as values of their filter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ManagerOffer {
    /// The value and the label of those that are shown.
    pub shown: Vec<(String, String)>,
    /// How many hold what is searched for.
    pub found: usize,
    /// How many the data names.
    pub all: usize,
}

/// One value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The value as the URL writes it.
    pub value: String,
    /// The value on screen.
    pub label: String,
    /// Whether the list is filtered by it.
    pub is_chosen: bool,
    /// The query after a click: with the value where it was missing, without it where it was there.
    pub toggled: UserQuery,
    /// The query with this as the filter's only value.
    pub only: UserQuery,
}

impl ManagerOffer {
    /// How many managers are shown at once, besides those who are chosen.
    pub const MOST: usize = 50;
}

impl UserQuery {
    /// Every filter but the search, in the order of the URL. `platforms` are those in the data, and `own` are
    /// the portal's own fields with their values in the data.
    pub fn filters(
        &self,
        platforms: &[String],
        managers: &ManagerOffer,
        own: &[(OwnField, Vec<String>)],
    ) -> Vec<Filter> {
        let words = FILTERS.iter().map(|filter| self.word_filter(filter));
        let unlabelled = |filter, values: &[String]| {
            let offered = self.values_offered(filter, values).into_iter();
            offered.map(|value| (value.clone(), value)).collect()
        };
        let values = VALUE_FILTERS.iter().map(|filter| match filter.name {
            "platform" => self.value_filter(filter, unlabelled(filter, platforms)),
            "manager" => Filter {
                all: managers.all,
                found: Some(managers.found),
                ..self.value_filter(filter, managers.shown.clone())
            },
            _ => self.value_filter(filter, unlabelled(filter, &[])),
        });
        let own = own
            .iter()
            .map(|(field, values)| self.own_filter(*field, values));
        words.chain(values).chain(own).collect()
    }

    fn word_filter(&self, filter: &WordFilter) -> Filter {
        let chosen = (filter.get)(self);
        let choice = |(at, (word, label)): (usize, &(&str, &str))| Choice {
            value: (*word).to_owned(),
            label: (*label).to_owned(),
            is_chosen: chosen & 1 << at != 0,
            toggled: self.changed(|query| (filter.set)(query, chosen ^ 1 << at)),
            only: self.changed(|query| (filter.set)(query, 1 << at)),
        };
        Filter {
            name: filter.name,
            title: filter.title,
            choices: filter.words.iter().enumerate().map(choice).collect(),
            all: filter.words.len(),
            found: None,
        }
    }

    fn value_filter(&self, filter: &ValueFilter, offered: Vec<(String, String)>) -> Filter {
        let choice = |(value, label): (String, String)| {
            let is_chosen = (filter.get)(self).contains(&value);
            Choice {
                is_chosen,
                toggled: self.changed(|query| {
                    let chosen = (filter.get_mut)(query);
                    if is_chosen {
                        chosen.retain(|other| *other != value);
                    } else {
                        chosen.push(value.clone());
                        chosen.sort_unstable();
                    }
                }),
                only: self.changed(|query| *(filter.get_mut)(query) = vec![value.clone()]),
                label,
                value,
            }
        };
        Filter {
            name: filter.name,
            title: filter.title,
            all: offered.len(),
            found: None,
            choices: offered.into_iter().map(choice).collect(),
        }
    }

    fn own_filter(&self, field: OwnField, values: &[String]) -> Filter {
        let chosen = self.fields.get(field.name);
        let with = |values| self.changed(|query| query.fields.set(field.name, values));
        let choice = |value: String| {
            let is_chosen = chosen.contains(&value);
            let mut toggled = chosen.to_vec();
            if is_chosen {
                toggled.retain(|other| *other != value);
            } else {
                toggled.push(value.clone());
            }
            Choice {
                is_chosen,
                toggled: with(toggled),
                only: with(vec![value.clone()]),
                label: value.clone(),
                value,
            }
        };
        let offered = self.field_values_offered(field.name, values);
        Filter {
            name: field.parameter,
            title: field.label,
            all: offered.len(),
            found: None,
            choices: offered.into_iter().map(choice).collect(),
        }
    }

    /// As [`UserQuery::values_offered`], for a field of the portal's own.
    pub fn field_values_offered(&self, name: &str, values: &[String]) -> Vec<String> {
        let chosen = self.fields.get(name);
        let mut offered: Vec<_> = values.iter().chain(chosen).cloned().collect();
        offered.sort_unstable();
        offered.dedup();
        offered
    }

    /// The values to offer: those in the data, and those that the address names even where the data
    /// has none of them. Sorted, without repeats.
    pub fn values_offered(&self, filter: &ValueFilter, values: &[String]) -> Vec<String> {
        let mut offered: Vec<_> = values.iter().chain((filter.get)(self)).cloned().collect();
        offered.sort_unstable();
        offered.dedup();
        offered
    }
}
