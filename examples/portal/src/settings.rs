//! What a portal is started with.

use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::{Clock, Database};

/// What [`crate::Portal::open`] needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The built app.
    pub dist: PathBuf,
    /// Where the data is kept. What follows on the organization counts only while it is empty.
    pub database: Database,
    /// Members of the sample organization.
    pub users: usize,
    /// Another seed is another organization.
    pub seed: u64,
    /// The organization's own time.
    pub as_of: DateTime<Utc>,
    /// The time of sessions and of reminders that are sent.
    pub clock: Clock,
}
