//! What admins did for members beside the portal's reminders: messages of their own, and calls.

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use serde::{Deserialize, Serialize};

use super::members::id_in_document;
use crate::member_id::MemberId;

/// The request to add an entry.
#[derive(Debug, Clone, Deserialize)]
pub struct Request {
    /// The member's id.
    pub user_id: MemberId,
    /// What was done.
    pub kind: Kind,
    /// In the admin's words; may be empty.
    #[serde(default)]
    pub note: String,
}

/// An entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// The member's id, as in the document.
    pub user_id: MemberId,
    /// When it was added, in RFC 3339.
    pub at: String,
    /// What was done.
    pub kind: Kind,
    /// In the admin's words. Must be escaped in markup.
    pub note: String,
}

/// What an admin did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Wrote a message.
    Message,
    /// Called.
    Call,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Call => "call",
        }
    }
}

impl FromSql for Kind {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "message" => Ok(Self::Message),
            "call" => Ok(Self::Call),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The entry, added just now or earlier with the same key.
    Added(Entry),
    /// The key was used for another entry.
    KeyOfAnother,
    /// There is no member with this id.
    NoMember,
}

/// Adds an entry. The same request with the same key adds nothing, and gets the same entry again.
///
/// # Errors
/// The database fails, and nothing is added.
pub fn add(
    connection: &mut Connection,
    request: &Request,
    key: &str,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let transaction = connection.transaction()?;
    let id = request.user_id.to_string();
    if let Some(before) = with_key(&transaction, key)? {
        let is_same = before.user_id.to_string() == id
            && before.kind == request.kind
            && before.note == request.note;
        return Ok(if is_same {
            Outcome::Added(before)
        } else {
            Outcome::KeyOfAnother
        });
    }
    let Some(user_id) = id_in_document(&transaction, &id)? else {
        return Ok(Outcome::NoMember);
    };
    let entry = Entry {
        user_id,
        at: now.to_rfc3339_opts(SecondsFormat::Secs, true),
        kind: request.kind,
        note: request.note.clone(),
    };
    transaction.execute(
        "INSERT INTO outreach (user_id, at, kind, note, idempotency_key)
         VALUES (?1, ?2, ?3, ?4, ?5)",
        [&id, &entry.at, entry.kind.word(), &entry.note, key],
    )?;
    transaction.commit()?;
    Ok(Outcome::Added(entry))
}

/// The whole log, newest first.
///
/// # Errors
/// The database fails.
pub fn all(connection: &Connection) -> Result<Vec<Entry>> {
    let mut query = connection.prepare_cached(
        "SELECT record -> '$.id', at, kind, note
         FROM outreach JOIN members ON members.id = user_id ORDER BY outreach.id DESC",
    )?;
    let entries = query.query_map([], columns)?;
    entries.map(|columns| entry(columns?)).collect()
}

fn with_key(transaction: &Transaction, key: &str) -> Result<Option<Entry>> {
    let query = "SELECT record -> '$.id', at, kind, note
         FROM outreach JOIN members ON members.id = user_id WHERE idempotency_key = ?1";
    let found = transaction.query_row(query, [key], columns).optional()?;
    found.map(entry).transpose()
}

type Columns = (String, String, Kind, String);

fn columns(row: &Row) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
}

fn entry((user_id, at, kind, note): Columns) -> Result<Entry> {
    Ok(Entry {
        user_id: serde_json::from_str(&user_id)?,
        at,
        kind,
        note,
    })
}
