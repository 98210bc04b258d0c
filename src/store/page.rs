use crate::domain::{Account, Activity, Instant, Set, Status, Suggestion};

/// Some rows of a list, and how long the whole list is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UserPage {
    /// Rows of the whole list.
    pub total: usize,
    /// The rows that were asked for; fewer, or none, past the end.
    pub rows: Vec<UserRow>,
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRow {
    /// Which user.
    pub id: String,
    /// The name, else the e-mail address, else the id.
    pub name: String,
    /// May be missing.
    pub email: Option<String>,
    /// How far the user has come.
    pub status: Status,
    /// The account's state.
    pub account: Account,
    /// Active or Inactive, and Never used where it applies; empty unless onboarded.
    pub activity: Set<Activity>,
    /// The latest opening or autofill; `None` reads "Never".
    pub last_used: Option<Instant>,
    /// Present for Inactive users only.
    pub suggestion: Option<Suggestion>,
}
