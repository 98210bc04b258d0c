//! The settings to open a portal with.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::{Clock, Database};

/// The settings for [`crate::Portal::open`].
#[derive(Debug, Clone)]
pub struct Settings {
    /// The folder with the built app.
    pub dist: PathBuf,
    /// Where to keep the data. `users`, `seed` and `as_of` only matter if it is still empty.
    pub database: Database,
    /// Number of members in the sample organization.
    pub users: usize,
    /// Each seed gives a different organization.
    pub seed: u64,
    /// The instant at which the organization's data was exported.
    pub as_of: DateTime<Utc>,
    /// The clock for sessions and for new reminders.
    pub clock: Clock,
    /// The SMTP server that takes the mails, on this machine because nothing is encrypted. Without one
    /// they are only stored.
    pub smtp: Option<SocketAddr>,
    /// How many requests for reminders are taken in a minute; more get 429. Without it there is no
    /// limit.
    pub reminders_per_minute: Option<usize>,
}
