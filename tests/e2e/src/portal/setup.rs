use std::path::PathBuf;

/// What a portal for a test is like.
#[derive(Debug, Clone)]
pub struct HostSetup {
    /// The folder of the built app; by default the one that journeys use.
    pub dist: Option<PathBuf>,
    /// Members of the sample organization; by default enough for every filter and for a second page
    /// of the list.
    pub members: usize,
    /// Whether a mail server takes the reminders.
    pub has_mailbox: bool,
    /// How many requests for reminders the portal takes in a minute; by default any number.
    pub reminders_per_minute: Option<usize>,
}

impl Default for HostSetup {
    fn default() -> Self {
        Self {
            dist: None,
            members: 240,
            has_mailbox: false,
            reminders_per_minute: None,
        }
    }
}
