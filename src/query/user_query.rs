use std::num::NonZeroU32;
use std::ops::Range;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::own_values::OwnValues;
use super::{Columns, Sort, VALUE_FILTERS, WordFilter, page_of};
use crate::domain::{
    Account, Activity, CauseKind, Hub, IdleBand, License, Outcome, OwnField, Reminders, Set,
    Status, Suggestion, Word,
};

/// Rows on one page of a list.
pub const PAGE_SIZE: usize = 50;

/// Declares [`UserQuery`] and [`FILTERS`] in one table: a filter is one entry.
///
/// `divides` marks the vocabularies that divide all users between their words; the words of the
/// others leave users out.
macro_rules! user_query {
    ($($(#[$doc:meta])* $field:ident: $word:ty, $title:literal, $kind:ident;)+) => {
        /// Which users, in which order, from which row: everything that an address of the Users
        /// page says.
        ///
        /// Parsed with [`UserQuery::parse`], printed with `to_string()` as the part after the `?`.
        /// Different filters mean "and", several values of one filter "any of them", and an empty
        /// filter means all.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct UserQuery {
            $($(#[$doc])* pub $field: Set<$word>,)+
            /// Platforms of which the user has a device; sorted, without repeats.
            pub platform: Vec<String>,
            /// The e-mail addresses of managers, or their names where they have none.
            pub manager: Vec<String>,
            /// Days on which a reminder went out.
            pub sent: Vec<String>,
            /// Values of the portal's own fields.
            pub fields: OwnValues,
            /// Text in the name or e-mail address, as [`sought`](super::sought) gives it.
            pub q: String,
            /// The order of the rows.
            pub sort: Sort,
            /// The page, from 1.
            pub page: NonZeroU32,
            /// The columns of the list.
            pub columns: Columns,
            /// The id of the user who is shown beside the list.
            pub user: Option<String>,
            /// Parameters of others, as they are in the URL, joined by `&`.
            pub foreign: String,
        }

        impl Default for UserQuery {
            fn default() -> Self {
                Self {
                    $($field: Set::EMPTY,)+
                    platform: Vec::new(),
                    manager: Vec::new(),
                    sent: Vec::new(),
                    fields: OwnValues::NONE,
                    q: String::new(),
                    sort: Sort::DEFAULT,
                    page: NonZeroU32::MIN,
                    columns: Columns::default(),
                    user: None,
                    foreign: String::new(),
                }
            }
        }

        /// The filters with words, in the order of the URL.
        pub const FILTERS: &[WordFilter] = &[$(WordFilter {
            name: <$word as Word>::NAME,
            title: $title,
            words: <$word as Word>::WORDS,
            divides_all: user_query!(@ $kind),
            get: |query| query.$field.bits(),
            set: |query, bits| query.$field = Set::from_bits(bits),
        }),+];
    };
    (@ divides) => { true };
    (@ leaves_out) => { false };
}

user_query! {
    /// Active, Inactive, Never used.
    activity: Activity, "Activity", leaves_out;
    /// How long Inactive users have been away.
    idle: IdleBand, "Away for", leaves_out;
    /// The suggested action for Inactive users.
    suggest: Suggestion, "Suggested action", leaves_out;
    /// How far the users have come.
    status: Status, "Status", divides;
    /// Whether a license is assigned.
    license: License, "License", divides;
    /// The account's state.
    account: Account, "Account", divides;
    /// Whether the user ever authenticated against Enpass Hub.
    hub: Hub, "{product} Hub authentication", divides;
    /// Reminders since the last use.
    reminders: Reminders, "Reminders", divides;
    /// Why Inactive users have probably drifted away.
    cause: CauseKind, "Likely cause", leaves_out;
    /// The result of the latest reminder.
    outcome: Outcome, "Latest reminder", leaves_out;
}

impl UserQuery {
    /// The query of a link that filters by one activity.
    pub fn activity(activity: Activity) -> Self {
        Self {
            activity: Set::only(activity),
            ..Self::default()
        }
    }

    /// The query of a link to the users for whom one action is suggested: they are all inactive.
    pub fn suggested(action: Suggestion) -> Self {
        Self {
            suggest: Set::only(action),
            ..Self::activity(Activity::Inactive)
        }
    }

    /// The rows of the query's page, as positions in the whole list.
    pub fn rows(&self) -> Range<usize> {
        let page = usize::try_from(self.page.get()).unwrap_or(usize::MAX);
        let start = (page - 1).saturating_mul(PAGE_SIZE);
        start..start.saturating_add(PAGE_SIZE)
    }

    /// The same query after a change of filter or order, which goes back to page 1 and closes
    /// the user beside the list.
    #[must_use]
    pub fn changed(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut query = self.without_user();
        query.page = NonZeroU32::MIN;
        change(&mut query);
        query.normalize();
        query
    }

    /// The same query without one of its filters, by the name of its parameter.
    #[must_use]
    pub fn without_filter(&self, name: &str) -> Self {
        self.changed(|query| {
            if let Some(filter) = FILTERS.iter().find(|filter| filter.name == name) {
                (filter.set)(query, 0);
            }
            if let Some(filter) = VALUE_FILTERS.iter().find(|filter| filter.name == name) {
                (filter.get_mut)(query).clear();
            }
            if let Some(field) = OwnField::of_parameter(name) {
                query.fields.take(field);
            }
        })
    }

    /// The same query with only these fields of the portal's own, and the names of the others that it had.
    pub(super) fn only_fields(mut self, known: &[OwnField]) -> (Self, Vec<String>) {
        let is_known = |name: &str| known.iter().any(|field| field.name == name);
        let shown = self.columns.fields().iter().cloned();
        let (shown, mut others): (Vec<_>, Vec<_>) = shown.partition(|name| is_known(name));
        self.columns = std::mem::take(&mut self.columns).with_fields(shown);
        let filtered = self.fields.iter().map(|(name, _)| name.to_owned());
        others.extend(filtered.filter(|name| !is_known(name)));
        others.sort_unstable();
        others.dedup();
        for other in &others {
            self.fields.take(other);
        }
        (self, others)
    }

    /// The same list with a user beside it.
    #[must_use]
    pub fn with_user(&self, id: &str) -> Self {
        Self {
            user: Some(id.to_owned()),
            ..self.clone()
        }
    }

    /// The same list by itself.
    #[must_use]
    pub fn without_user(&self) -> Self {
        Self {
            user: None,
            ..self.clone()
        }
    }

    /// The same list with other columns.
    #[must_use]
    pub fn with_columns(&self, columns: Columns) -> Self {
        let mut query = Self {
            columns,
            ..self.clone()
        };
        query.normalize();
        query
    }

    /// The same list with a user beside it who has this place in it, from 1: the page is theirs.
    #[must_use]
    pub fn with_user_at(&self, id: &str, position: usize) -> Self {
        Self {
            page: page_of(position.saturating_sub(1)),
            ..self.with_user(id)
        }
    }

    /// Clears filters that match everyone. The words of these vocabularies divide all users among
    /// them, so that choosing every word is the same as choosing none; activity, idle and
    /// suggest leave users out even so.
    pub(super) fn normalize(&mut self) {
        for filter in FILTERS.iter().filter(|filter| filter.divides_all) {
            if (filter.get)(self).count_ones() as usize == filter.words.len() {
                (filter.set)(self, 0);
            }
        }
        self.columns = std::mem::take(&mut self.columns).in_list(self.activity);
    }

    /// The same query at another page.
    #[must_use]
    pub fn at_page(&self, page: NonZeroU32) -> Self {
        Self {
            page,
            ..self.without_user()
        }
    }

    /// All users, in the same order and columns.
    #[must_use]
    pub fn unfiltered(&self) -> Self {
        let mut query = Self {
            sort: self.sort,
            columns: self.columns.clone(),
            foreign: self.foreign.clone(),
            ..Self::default()
        };
        query.normalize();
        query
    }

    /// What the list is called: `Inactive, Send a reminder`, or `Users` without a filter. Search text
    /// and managers are left out, since they name people.
    pub fn name(&self) -> String {
        let words = FILTERS.iter().flat_map(|filter| {
            let chosen = (filter.get)(self);
            let words = filter.words.iter().enumerate();
            let words = words.filter(move |(at, _)| chosen & 1 << at != 0);
            words.map(|(_, (_, label))| (*label).to_owned())
        });
        let own = self.fields.iter().flat_map(|(_, values)| values).cloned();
        let names: Vec<_> = words.chain(self.platform.clone()).chain(own).collect();
        if names.is_empty() {
            "Users".to_owned()
        } else {
            names.join(", ")
        }
    }

    /// Whether anything keeps users out of the list.
    pub fn is_filtered(&self) -> bool {
        self.unfiltered()
            != Self {
                page: NonZeroU32::MIN,
                ..self.without_user()
            }
    }
}

/// As its address.
impl Serialize for UserQuery {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_string().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for UserQuery {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::parse(&String::deserialize(deserializer)?).query)
    }
}
