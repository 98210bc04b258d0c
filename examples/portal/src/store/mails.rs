//! Mails on their way to the mail server.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, params};

use crate::token;

/// A mail to be written.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The recipient's e-mail address.
    pub recipient: String,
    /// The subject, in one line.
    pub subject: String,
    /// The plain text.
    pub body: String,
}

/// A stored mail.
#[derive(Debug, Clone)]
pub struct Mail {
    /// The same at every try and in no other mail, without the angle brackets.
    pub message_id: String,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// Whom it goes to, and what it says.
    pub draft: Draft,
}

/// What became of a mail in the end. Until then it is waiting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The mail server has taken it.
    Sent,
    /// The mail server has refused it for good.
    Refused,
}

/// Stores a mail, to be handed over soon.
///
/// # Errors
/// The database or the operating system's random number generator fails.
pub fn write(transaction: &Transaction, draft: &Draft, now: DateTime<Utc>) -> Result<()> {
    let message_id = format!("{}@northwind.example", token::random()?);
    let mut insert = transaction.prepare_cached(
        "INSERT INTO mails (message_id, written_at, recipient, subject, body, state)
         VALUES (?1, ?2, ?3, ?4, ?5, 'waiting')",
    )?;
    insert.execute(params![
        message_id,
        now.timestamp(),
        draft.recipient,
        draft.subject,
        draft.body
    ])?;
    Ok(())
}

/// The ids of all waiting mails, oldest first.
///
/// # Errors
/// The database fails.
pub fn waiting(connection: &Connection) -> Result<Vec<i64>> {
    let mut query =
        connection.prepare_cached("SELECT id FROM mails WHERE state = 'waiting' ORDER BY id")?;
    let ids = query.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// The mail with this id.
///
/// # Errors
/// There is no such mail, or the database fails.
pub fn find(connection: &Connection, id: i64) -> Result<Mail> {
    let mut query = connection.prepare_cached(
        "SELECT message_id, written_at, recipient, subject, body FROM mails WHERE id = ?1",
    )?;
    Ok(query.query_row([id], |row| {
        Ok(Mail {
            message_id: row.get(0)?,
            written_at: DateTime::from_timestamp(row.get(1)?, 0).unwrap_or_default(),
            draft: Draft {
                recipient: row.get(2)?,
                subject: row.get(3)?,
                body: row.get(4)?,
            },
        })
    })?)
}

/// Marks a mail, which is then no longer waiting.
///
/// # Errors
/// The database fails.
pub fn mark(connection: &Connection, id: i64, end: End) -> Result<()> {
    let state = match end {
        End::Sent => "sent",
        End::Refused => "refused",
    };
    connection
        .prepare_cached("UPDATE mails SET state = ?2 WHERE id = ?1")?
        .execute((id, state))?;
    Ok(())
}
