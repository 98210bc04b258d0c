//! Reminders: how a request is answered once, and which reminders were sent.

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

use super::mails;
use super::recipients::{Recipient, Recipients};
use crate::member_id::MemberId;

/// The app's request to send reminders.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Request {
    /// The name of the text, such as "One tip", for the document.
    #[serde(default)]
    pub text: Option<String>,
    /// One message for each member.
    pub messages: Vec<Message>,
    /// If true, only the first message is sent, and only to the admin.
    #[serde(default)]
    pub test: bool,
}

/// The e-mail to one member, as it will be sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Message {
    /// The member's id.
    pub user_id: MemberId,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A member who gets no reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The member's id, as in the request.
    pub id: MemberId,
    /// Why not, as a sentence.
    pub reason: String,
}

/// The response to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How many members get a reminder.
    pub accepted: usize,
    /// The other members in the request.
    pub rejected: Vec<Rejected>,
}

/// What came of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The request was answered, just now or earlier with the same key.
    Answered(Answer),
    /// The key was used for another request.
    KeyOfAnother,
}

/// Stores the answer to a request, the reminders and the mails, all of them or nothing. The same
/// request with the same key gets the same answer again, and nothing is sent twice.
///
/// A test stores one mail to `admin`, the address of the admin who asks, and no reminder.
///
/// # Errors
/// The database fails, and nothing is stored.
pub fn send(
    connection: &mut Connection,
    request: &Request,
    key: &str,
    admin: &str,
    now: DateTime<Utc>,
) -> Result<Outcome> {
    let transaction = connection.transaction()?;
    let asked = serde_json::to_string(request)?;
    if let Some((before, answer)) = answered(&transaction, key)? {
        return Ok(if before == asked {
            Outcome::Answered(serde_json::from_str(&answer)?)
        } else {
            Outcome::KeyOfAnother
        });
    }

    let Recipients { accepted, rejected } = if request.test {
        Recipients::only_admin(&request.messages, admin)
    } else {
        Recipients::members(&transaction, &request.messages)?
    };
    let answer = Answer {
        accepted: accepted.len(),
        rejected,
    };
    transaction.execute(
        "INSERT INTO reminder_requests (idempotency_key, request, answer) VALUES (?1, ?2, ?3)",
        [key, &asked, &serde_json::to_string(&answer)?],
    )?;
    if !request.test {
        remember(&transaction, request.text.as_deref(), &accepted, key, now)?;
    }
    for recipient in accepted {
        mails::write(&transaction, &recipient.draft, now)?;
    }
    transaction.commit()?;
    Ok(Outcome::Answered(answer))
}

/// The stored request and answer for a key.
fn answered(transaction: &Transaction, key: &str) -> Result<Option<(String, String)>> {
    Ok(transaction
        .query_row(
            "SELECT request, answer FROM reminder_requests WHERE idempotency_key = ?1",
            [key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}

/// Stores a reminder for each recipient.
fn remember(
    transaction: &Transaction,
    text: Option<&str>,
    recipients: &[Recipient],
    key: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let sent_at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut insert = transaction.prepare(
        "INSERT INTO reminders (user_id, sent_at, text, subject, body, idempotency_key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for Recipient { id, draft } in recipients {
        insert.execute((id, &sent_at, text, &draft.subject, &draft.body, key))?;
    }
    Ok(())
}

/// A reminder that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The recipient's name. Must be escaped in markup.
    pub name: String,
    /// As typed by an admin. Must be escaped in markup.
    pub subject: String,
    /// In RFC 3339.
    pub sent_at: String,
}

/// The latest `limit` reminders, newest first.
///
/// # Errors
/// The database fails.
pub fn latest(connection: &Connection, limit: usize) -> Result<Vec<Sent>> {
    let mut query = connection.prepare_cached(
        "SELECT coalesce(record ->> '$.name', id), subject, sent_at
         FROM reminders JOIN members ON members.id = user_id
         ORDER BY sent_at DESC, reminders.rowid LIMIT ?1",
    )?;
    let rows = query.query_map([i64::try_from(limit)?], |row| {
        Ok(Sent {
            name: row.get(0)?,
            subject: row.get(1)?,
            sent_at: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
