//! The portal's accounts.

/// An admin's account.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Shown at the top of every page.
    pub name: &'static str,
    /// The e-mail address to sign in with.
    pub email: &'static str,
    /// In plain text only here, to be shown to whoever starts the portal. The database has a hash.
    pub password: &'static str,
    /// Whether the pages offer to save, copy and print lists of members. This only takes buttons away: the
    /// document is in the admin's browser. Whoever must not have names must not get them: show them figures.
    pub may_export: bool,
    /// Whether the admin may take licenses back from members.
    pub may_release: bool,
}

/// The demo admin. Its password is not secret, but the portal listens only on the loopback interface.
pub const DEMO: Account = Account {
    name: "Demo Admin",
    email: "admin@northwind.example",
    password: "quiet-harbour-lantern",
    may_export: true,
    may_release: true,
};

/// An admin who is not offered exports and may not release licenses.
pub const HELP_DESK: Account = Account {
    name: "Help Desk",
    email: "help-desk@northwind.example",
    password: "early-copper-willow",
    may_export: false,
    may_release: false,
};
