//! The session of a signed-in admin.

/// A session. The gates attach it to each request that they let through.
#[derive(Debug, Clone)]
pub struct Session {
    /// The value of the session cookie.
    pub id: String,
    /// The admin's name.
    pub admin: String,
    /// The admin's e-mail address.
    pub email: String,
    /// The token that forms and API requests must contain.
    pub csrf_token: String,
}
