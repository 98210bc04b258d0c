//! The session of a signed-in admin.

/// A session. The gates attach it to each request that they let through.
#[derive(Debug, Clone)]
pub struct Session {
    /// The value of the session cookie.
    pub id: String,
    /// The admin's key.
    pub admin_id: i64,
    /// The admin's name.
    pub admin: String,
    /// The admin's e-mail address.
    pub email: String,
    /// Whether the admin is offered to save, copy and print lists of members.
    pub may_export: bool,
    /// Whether the admin may take licenses back from members.
    pub may_release: bool,
    /// The token that forms and API requests must contain.
    pub csrf_token: String,
}
