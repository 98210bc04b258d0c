//! The portal's only account.

/// An admin's account.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Shown at the top of every page.
    pub name: &'static str,
    /// The e-mail address to sign in with.
    pub email: &'static str,
    /// In plain text only here, to be shown to whoever starts the portal. The database has a hash.
    pub password: &'static str,
}

/// The demo admin. Its password is not secret, but the portal listens only on the loopback interface.
pub const DEMO: Account = Account {
    name: "Demo Admin",
    email: "admin@northwind.example",
    password: "quiet-harbour-lantern",
};
