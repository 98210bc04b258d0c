use std::fmt;

use serde::{Deserialize, Serialize};

use super::UserQuery;
use crate::sentences::isolate;

/// Characters that a name may have.
pub const LONGEST_NAME: usize = 80;

/// A list that was given a name, to be found again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// What its owner calls it.
    pub name: String,
    /// What stands after the `?` in its address.
    pub query: String,
}

impl SavedView {
    /// The view of a query under a name. Search text, managers and the open user are left out, since
    /// they are about people; the page, since it means little later on; and the parameters of
    /// others, since nobody knows what is in them.
    pub fn new(name: &str, query: &UserQuery) -> Self {
        let query = query.changed(|query| {
            query.q.clear();
            query.manager.clear();
            query.foreign.clear();
        });
        Self {
            name: name.trim().to_owned(),
            query: query.to_string(),
        }
    }

    /// What the view's address asks for, with the parameters that others have in the present one.
    pub fn query(&self, present: &UserQuery) -> UserQuery {
        UserQuery {
            foreign: present.foreign.clone(),
            ..UserQuery::parse(&self.query).query
        }
    }

    /// Whether this is the view of a list, whichever page and user of it is shown.
    pub fn is_of(&self, present: &UserQuery) -> bool {
        self.query(present) == present.changed(|_| {})
    }
}

/// Why a view is not saved as it was asked for. `Display` is the sentence that the reader gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewError {
    /// The name is empty, or nothing but spaces.
    Unnamed,
    /// Another view has this name.
    Taken(String),
    /// The browser stores nothing for this page.
    NotStored,
}

impl fmt::Display for ViewError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unnamed => write!(f, "Enter a name for the view."),
            Self::Taken(name) => write!(
                f,
                "You already have a view “{}”. Enter another name, or replace that view.",
                isolate(name)
            ),
            Self::NotStored => write!(
                f,
                "This browser didn't store the change, so it will be lost when you close this page. \
                 Allow this site to store data, then try again."
            ),
        }
    }
}

impl std::error::Error for ViewError {}

/// The name that a view gets for what was typed, unless another view than `own` has it. Capital and
/// small letters are the same: two views that differ in nothing else can't be told apart.
///
/// # Errors
/// When there is nothing but spaces, or the name is taken.
pub fn name_of_view(
    typed: &str,
    views: &[SavedView],
    own: Option<&str>,
) -> Result<String, ViewError> {
    let name = typed.trim();
    if name.is_empty() {
        return Err(ViewError::Unnamed);
    }
    let lower = name.to_lowercase();
    let others = views.iter().filter(|view| Some(view.name.as_str()) != own);
    match others
        .into_iter()
        .find(|view| view.name.to_lowercase() == lower)
    {
        Some(view) => Err(ViewError::Taken(view.name.clone())),
        None => Ok(name.to_owned()),
    }
}

/// A name for the present list that no view has yet, from what the list is called; nothing where a
/// view has just this list.
///
/// ```
/// # use active_users::query::{SavedView, UserQuery, suggested_name};
/// let query = UserQuery::parse("activity=inactive").query;
/// assert_eq!(suggested_name("Inactive", &query, &[]), "Inactive");
/// let other = UserQuery::parse("idle=90plus").query;
/// assert_eq!(suggested_name("Inactive", &query, &[SavedView::new("Inactive", &other)]), "Inactive 2");
/// assert_eq!(suggested_name("Inactive", &query, &[SavedView::new("Monday round", &query)]), "");
/// ```
pub fn suggested_name(name: &str, query: &UserQuery, views: &[SavedView]) -> String {
    if views.iter().any(|view| view.is_of(query)) {
        return String::new();
    }
    let longest = LONGEST_NAME - 4;
    let name: String = name.chars().take(longest).collect();
    let numbered = (2..=views.len() + 2).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    let free = names.find(|name| name_of_view(name, views, None).is_ok());
    free.unwrap_or_default()
}

/// Views as plain text: a name and an address a line each.
///
/// ```
/// # use active_users::query::{SavedView, UserQuery, views_as_text};
/// let view = SavedView::new("Long gone", &UserQuery::parse("idle=90plus&q=ada").query);
/// let text = views_as_text(&[view], |query| format!("https://example.com/users?{query}"));
/// assert_eq!(text, "Long gone: https://example.com/users?idle=90plus\n");
/// ```
pub fn views_as_text(views: &[SavedView], address: impl Fn(&UserQuery) -> String) -> String {
    let query = |view: &SavedView| view.query(&UserQuery::default());
    let line = |view: &SavedView| format!("{}: {}\n", view.name, address(&query(view)));
    views.iter().map(line).collect()
}
