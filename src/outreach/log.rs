use std::collections::BTreeMap;

use super::list::List;
use crate::domain::Instant;
use crate::source::{Fault, LogEntries, LogEntry};

/// The messages and calls that admins have noted, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Log(Vec<LogEntry>);

impl List for Log {
    const NAME: &'static str = "The outreach log";

    fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let mut entries = LogEntries::parse(bytes)?.entries;
        // Stable: of the same second, the portal knows which came first.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
        Ok(Self(entries))
    }

    fn to_json(&self) -> String {
        let entries = self.0.clone();
        // Texts and numbers can always be written.
        serde_json::to_string(&LogEntries { entries }).unwrap_or_default()
    }

    fn merge(&mut self, other: Self) {
        // From behind: of the same second, the first one stays the first.
        let entries = other.0.into_iter().rev();
        entries.for_each(|entry| self.add(entry));
    }
}

impl Log {
    /// Adds an entry, unless it is there: a log that was loaded meanwhile may have it.
    pub fn add(&mut self, entry: LogEntry) {
        if self.0.contains(&entry) {
            return;
        }
        let at = self.0.partition_point(|other| other.at > entry.at);
        self.0.insert(at, entry);
    }

    /// All entries, the newest first.
    pub fn entries(&self) -> &[LogEntry] {
        &self.0
    }

    /// The entries about one user, the newest first.
    pub fn of_user(&self, id: &str) -> impl Iterator<Item = &LogEntry> {
        self.0.iter().filter(move |entry| entry.user_id.text == id)
    }

    /// When each user was last written to or called, by id.
    pub fn latest(&self) -> BTreeMap<String, Instant> {
        let oldest_first = self.0.iter().rev();
        oldest_first
            .map(|entry| (entry.user_id.text.clone(), entry.at))
            .collect()
    }
}
