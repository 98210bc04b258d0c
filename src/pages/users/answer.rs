use crate::domain::{Instant, Names};
use crate::query::UserQuery;
use crate::store::UserPage;

/// One page of rows, and the query that it answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// One page of rows.
    pub page: UserPage,
    /// The position of its first row in the whole list.
    pub start: usize,
    /// The query that the rows answer.
    pub query: UserQuery,
    /// Records in the document.
    pub records: u32,
    /// What "ago" is measured from.
    pub as_of: Instant,
    /// Whether the rows name people.
    pub names: Names,
}
