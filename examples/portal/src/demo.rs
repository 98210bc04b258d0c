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
    /// Whether lists of members can be saved, copied and printed.
    pub may_export: bool,
}

/// The demo admin. Its password is not secret, but the portal listens only on the loopback interface.
pub const DEMO: Account = Account {
    name: "Demo Admin",
    email: "admin@northwind.example",
    password: "quiet-harbour-lantern",
    may_export: true,
};

/// An admin who must not export lists of members.
pub const HELP_DESK: Account = Account {
    name: "Help Desk",
    email: "help-desk@northwind.example",
    password: "early-copper-willow",
    may_export: false,
};
