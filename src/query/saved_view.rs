use serde::{Deserialize, Serialize};

use super::UserQuery;

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
