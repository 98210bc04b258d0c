//! One admin who is signed in.

/// A session; the gates put it into each request that they let through.
#[derive(Debug, Clone)]
pub struct Session {
    /// The value of the session's cookie.
    pub id: String,
    /// The admin's name.
    pub admin: String,
    /// What forms and API requests have to carry.
    pub csrf_token: String,
}
