use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::answer::answer;
use super::wire::{DateTime, Object, Text, Vocabulary};
use super::{Fault, UserId};
use crate::domain::{Contact, Instant, Word};

/// A message or a call, as an admin has noted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The user.
    pub user_id: UserId,
    /// When it was noted.
    pub at: Instant,
    /// What was done.
    pub kind: Contact,
    /// In the admin's words; may be empty.
    pub note: String,
}

/// What the portal is asked to note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewLogEntry {
    /// The user.
    pub user_id: UserId,
    /// What was done.
    #[serde(serialize_with = "word")]
    pub kind: Contact,
    /// In the admin's words; may be empty.
    pub note: String,
}

/// All entries, as a portal answers and as a browser stores them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogEntries {
    /// The newest first.
    pub entries: Vec<LogEntry>,
}

impl LogEntries {
    /// Reads the log.
    ///
    /// # Errors
    /// If the bytes are not a log, or an entry can't be read.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        answer(bytes)
    }
}

impl LogEntry {
    /// Reads one entry, the answer to a new one.
    ///
    /// # Errors
    /// If the bytes are not an entry.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        answer(bytes)
    }
}

impl Serialize for LogEntry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Wire<'a> {
            user_id: &'a UserId,
            at: String,
            kind: &'static str,
            note: &'a str,
        }
        let wire = Wire {
            user_id: &self.user_id,
            at: self.at.to_rfc3339(),
            kind: self.kind.as_str(),
            note: &self.note,
        };
        wire.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for LogEntry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wire<'a> {
            user_id: UserId,
            at: DateTime,
            kind: Vocabulary<Contact>,
            #[serde(borrow, default)]
            note: Text<'a>,
        }
        let Object(wire) = Object::<Wire<'_>>::deserialize(deserializer)?;
        let missing = serde::de::Error::missing_field;
        Ok(Self {
            user_id: wire.user_id,
            at: wire.at.0.ok_or_else(|| missing("at"))?,
            kind: wire.kind.0.ok_or_else(|| missing("kind"))?,
            note: wire.note.present().unwrap_or_default().into_owned(),
        })
    }
}

fn word<S: Serializer>(kind: &Contact, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(kind.as_str())
}
