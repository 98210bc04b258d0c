/// Why bytes are no document of users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Malformed {
    /// Not one byte but white space.
    Empty,
    /// It begins like a web page.
    WebPage,
    /// It does not begin with `{` or `[`, or goes wrong between two records.
    NotJson,
    /// One object without `users` and without an `id`.
    NoUsers,
    /// `users` is there, but it is no list.
    UsersNotAList,
    /// A record, or the text around the users, is longer than 16 MiB.
    TooLong,
    /// The bytes stop before the document does.
    EndedEarly,
}
