//! The one account of the portal.

/// An e-mail address and a password.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Shown at the top of every page.
    pub name: &'static str,
    /// The credentials to sign in with.
    pub email: &'static str,
    /// In the clear only here, for the person who starts the portal; the database has a hash.
    pub password: &'static str,
}

/// The demo admin. Its password is no secret, and the portal listens on the loopback interface only.
pub const DEMO: Account = Account {
    name: "Demo Admin",
    email: "admin@northwind.example",
    password: "quiet-harbour-lantern",
};
