use serde::{Deserialize, Serialize};

/// Why bytes are not a document of users.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Malformed {
    /// Not one byte but white space.
    Empty,
    /// It begins like a web page.
    WebPage,
    /// It does not begin with `{` or `[`, or goes wrong between two records.
    NotJson,
    /// JSON of another form than was asked for.
    Unexpected,
    /// One object without `users` and without an `id`.
    NoUsers,
    /// An object without `users`, and without all figures of the chart.
    NoFigures,
    /// `users` is present but not a list.
    UsersNotAList,
    /// A record, or the text around the users, is longer than 16 MiB.
    TooLong,
    /// The bytes stop before the document does.
    EndedEarly,
    /// The text of a record is not JSON, so that the borders between it and others are unknown.
    Damaged {
        /// The first of such records, from 1.
        record: u32,
    },
    /// The document names a page after it, or more users than it has.
    OnePage,
    /// The end line names another number of records than there are.
    Miscounted {
        /// What the end line says.
        said: u32,
        /// How many there are.
        read: u32,
    },
}
