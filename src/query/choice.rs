use super::UserQuery;
use crate::domain::{Set, Word};

/// One filter as it is offered to the reader: a title and its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// What the filter is called on screen.
    pub title: &'static str,
    /// Whether the Users page lists its values; the others go by their chips alone.
    pub is_offered: bool,
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
}

impl UserQuery {
    /// Every filter, in the order of the URL.
    pub fn filters(&self) -> Vec<Filter> {
        let offered = |mut filter: Filter| {
            filter.is_offered = true;
            filter
        };
        vec![
            offered(self.filter("Activity", self.activity, |query, set| query.activity = set)),
            offered(self.filter("Idle for", self.idle, |query, set| query.idle = set)),
            offered(self.filter("Suggested action", self.suggest, |query, set| {
                query.suggest = set
            })),
            offered(self.filter("Status", self.status, |query, set| query.status = set)),
            self.filter("License", self.license, |query, set| query.license = set),
            offered(self.filter("Account", self.account, |query, set| query.account = set)),
            self.filter("Enpass Hub Authentication", self.hub, |query, set| {
                query.hub = set
            }),
            self.filter("Reminders", self.reminders, |query, set| {
                query.reminders = set
            }),
            self.platform_filter(),
            self.text_filter(),
        ]
    }

    fn filter<T: Word>(
        &self,
        title: &'static str,
        set: Set<T>,
        assign: fn(&mut Self, Set<T>),
    ) -> Filter {
        let choice = |word: &T| Choice {
            label: word.label().to_owned(),
            is_chosen: set.contains(*word),
            toggled: self.changed(|query| assign(query, set.toggled(*word))),
        };
        Filter {
            title,
            is_offered: false,
            choices: T::ALL.iter().map(choice).collect(),
        }
    }

    fn platform_filter(&self) -> Filter {
        let choice = |platform: &String| Choice {
            label: platform.clone(),
            is_chosen: true,
            toggled: self.changed(|query| query.platform.retain(|other| other != platform)),
        };
        Filter {
            title: "Platform",
            is_offered: false,
            choices: self.platform.iter().map(choice).collect(),
        }
    }

    fn text_filter(&self) -> Filter {
        let choice = || Choice {
            label: format!("“{}”", self.q),
            is_chosen: true,
            toggled: self.changed(|query| query.q.clear()),
        };
        let choices = (!self.q.is_empty()).then(choice).into_iter().collect();
        Filter {
            title: "Search",
            is_offered: false,
            choices,
        }
    }
}
