use super::UserQuery;
use crate::domain::{Activity, Set, Word};

/// One filter as it is offered to the reader: a title and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What the filter is called on screen.
    pub title: &'static str,
    /// Every value.
    pub choices: Vec<Choice>,
}

/// One value of a filter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the value is called on screen.
    pub label: String,
    /// Whether the list is filtered by it.
    pub is_chosen: bool,
    /// The query after a click: with the value where it was missing, without it where it was there.
    pub toggled: UserQuery,
    /// The query with this as the filter's only value.
    pub only: UserQuery,
}

impl UserQuery {
    /// Every filter but the search, in the order of the URL. `platforms` are those in the data.
    pub fn filters(&self, platforms: &[String]) -> Vec<Filter> {
        vec![
            Filter {
                choices: self.choices(self.activity, Activity::filter_label, |query, set| {
                    query.activity = set
                }),
                title: "Active Users",
            },
            self.filter("Idle for", self.idle, |query, set| query.idle = set),
            self.filter("Suggested action", self.suggest, |query, set| {
                query.suggest = set
            }),
            self.filter("Status", self.status, |query, set| query.status = set),
            self.filter("License", self.license, |query, set| query.license = set),
            self.filter("Account", self.account, |query, set| query.account = set),
            self.filter("{product} Hub authentication", self.hub, |query, set| {
                query.hub = set
            }),
            self.filter("Reminders since last use", self.reminders, |query, set| {
                query.reminders = set
            }),
            self.platform_filter(platforms),
        ]
    }

    fn filter<T: Word>(
        &self,
        title: &'static str,
        set: Set<T>,
        assign: fn(&mut Self, Set<T>),
    ) -> Filter {
        Filter {
            title,
            choices: self.choices(set, T::label, assign),
        }
    }

    fn choices<T: Word>(
        &self,
        set: Set<T>,
        label: fn(T) -> &'static str,
        assign: fn(&mut Self, Set<T>),
    ) -> Vec<Choice> {
        let choice = |word: &T| Choice {
            label: label(*word).to_owned(),
            is_chosen: set.contains(*word),
            toggled: self.changed(|query| assign(query, set.toggled(*word))),
            only: self.changed(|query| assign(query, Set::only(*word))),
        };
        T::ALL.iter().map(choice).collect()
    }

    /// The platforms to offer: those in the data, and those that the address names even where the
    /// data has none of them. Sorted, without repeats.
    pub fn platforms_offered(&self, platforms: &[String]) -> Vec<String> {
        let mut offered: Vec<_> = platforms.iter().chain(&self.platform).cloned().collect();
        offered.sort_unstable();
        offered.dedup();
        offered
    }

    fn platform_filter(&self, platforms: &[String]) -> Filter {
        let choice = |platform: String| {
            let is_chosen = self.platform.contains(&platform);
            Choice {
                is_chosen,
                toggled: self.changed(|query| {
                    if is_chosen {
                        query.platform.retain(|other| *other != platform);
                    } else {
                        query.platform.push(platform.clone());
                        query.platform.sort_unstable();
                    }
                }),
                only: self.changed(|query| query.platform = vec![platform.clone()]),
                label: platform,
            }
        };
        Filter {
            title: "Platform",
            choices: self
                .platforms_offered(platforms)
                .into_iter()
                .map(choice)
                .collect(),
        }
    }
}
