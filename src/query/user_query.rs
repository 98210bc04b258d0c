use std::num::NonZeroU32;
use std::ops::Range;

use super::{Columns, Sort};
use crate::domain::{
    Account, Activity, Hub, IdleBand, License, Reminders, Set, Status, Suggestion, Word,
};

/// Rows on one page of a list.
pub const PAGE_SIZE: usize = 50;

/// Which users, in which order, from which row: all that an address of the Users page says.
///
/// Parsed with [`UserQuery::parse`], printed with `to_string()` as the part after the `?`.
/// Different filters mean "and", several values of one filter "any of them", and an empty filter
/// means all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserQuery {
    /// Active, Inactive, Never used.
    pub activity: Set<Activity>,
    /// How long Inactive users have been idle.
    pub idle: Set<IdleBand>,
    /// The suggested action for Inactive users.
    pub suggest: Set<Suggestion>,
    /// How far the users have come.
    pub status: Set<Status>,
    /// Whether a license is assigned.
    pub license: Set<License>,
    /// The account's state.
    pub account: Set<Account>,
    /// Whether the user ever authenticated against Enpass Hub.
    pub hub: Set<Hub>,
    /// Reminders since the last use.
    pub reminders: Set<Reminders>,
    /// Platforms of which the user has a device; sorted, without repeats.
    pub platform: Vec<String>,
    /// Text in the name or e-mail address, as [`sought`](super::sought)
    /// gives it.
    pub q: String,
    /// The order of the rows.
    pub sort: Sort,
    /// The page, from 1.
    pub page: NonZeroU32,
    /// What the list says of each user.
    pub columns: Columns,
    /// The id of the user who is shown beside the list.
    pub user: Option<String>,
    /// Parameters of others, as they stand in the URL, joined by `&`.
    pub foreign: String,
}

impl Default for UserQuery {
    fn default() -> Self {
        Self {
            activity: Set::EMPTY,
            idle: Set::EMPTY,
            suggest: Set::EMPTY,
            status: Set::EMPTY,
            license: Set::EMPTY,
            account: Set::EMPTY,
            hub: Set::EMPTY,
            reminders: Set::EMPTY,
            platform: Vec::new(),
            q: String::new(),
            sort: Sort::DEFAULT,
            page: NonZeroU32::MIN,
            columns: Columns::default(),
            user: None,
            foreign: String::new(),
        }
    }
}

impl UserQuery {
    /// The query of a link that filters by one activity.
    pub fn activity(activity: Activity) -> Self {
        Self {
            activity: Set::only(activity),
            ..Self::default()
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
        Self {
            columns,
            ..self.clone()
        }
    }

    /// Clears filters that match everyone. The words of these vocabularies divide all users among
    /// them, so that choosing every word is the same as choosing none; activity, idle and
    /// suggest leave users out even so.
    pub(super) fn normalize(&mut self) {
        fn empty_full<T: Word>(set: &mut Set<T>) {
            if set.is_full() {
                *set = Set::EMPTY;
            }
        }
        empty_full(&mut self.status);
        empty_full(&mut self.license);
        empty_full(&mut self.account);
        empty_full(&mut self.hub);
        empty_full(&mut self.reminders);
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
        Self {
            sort: self.sort,
            columns: self.columns.clone(),
            foreign: self.foreign.clone(),
            ..Self::default()
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
