//! Reminders: whom they may go to, and those that were sent.

use std::collections::HashSet;

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

/// What the app asks for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Request {
    /// One for each member.
    pub messages: Vec<Message>,
    /// Only say what would happen.
    #[serde(default)]
    pub test: bool,
}

/// An e-mail to a member, as it will be sent.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Message {
    /// The member's id.
    pub user_id: String,
    /// The subject.
    pub subject: String,
    /// The text.
    pub body: String,
}

/// A member who gets no reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// As asked for.
    pub id: String,
    /// A sentence.
    pub reason: String,
}

/// What became of a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// How many members get the reminder.
    pub accepted: usize,
    /// Everybody else who was asked for.
    pub rejected: Vec<Rejected>,
}

/// Whether a request could be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Now, or before under the same key.
    Answered(Answer),
    /// The key belongs to another request.
    KeyOfAnother,
}

/// Stores a reminder for everybody who may get one. The same key with the same request answers as
/// it did before, and nothing is sent twice. A test stores nothing, its key included.
///
/// # Errors
/// Those of the database; then nothing was stored.
pub fn send(
    connection: &mut Connection,
    request: &Request,
    key: &str,
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

    let (accepted, rejected) = sort_out(&transaction, &request.messages)?;
    let answer = Answer {
        accepted: accepted.len(),
        rejected,
    };
    if !request.test {
        transaction.execute(
            "INSERT INTO reminder_requests (idempotency_key, request, answer) VALUES (?1, ?2, ?3)",
            [key, &asked, &serde_json::to_string(&answer)?],
        )?;
        let sent_at = now.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut insert = transaction.prepare(
            "INSERT INTO reminders (user_id, sent_at, subject, body, idempotency_key)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for message in accepted {
            let Message {
                user_id,
                subject,
                body,
            } = message;
            insert.execute([user_id, &sent_at, subject, body, key])?;
        }
    }
    transaction.commit()?;
    Ok(Outcome::Answered(answer))
}

/// The request and the answer under a key.
fn answered(transaction: &Transaction, key: &str) -> Result<Option<(String, String)>> {
    Ok(transaction
        .query_row(
            "SELECT request, answer FROM reminder_requests WHERE idempotency_key = ?1",
            [key],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?)
}

/// Those who may get a reminder, and those who may not; somebody named twice counts once.
fn sort_out<'a>(
    transaction: &Transaction,
    messages: &'a [Message],
) -> Result<(Vec<&'a Message>, Vec<Rejected>)> {
    let mut account = transaction.prepare("SELECT account FROM members WHERE id = ?1")?;
    let mut seen = HashSet::new();
    let (mut accepted, mut rejected) = (Vec::new(), Vec::new());
    for message in messages {
        let id = &message.user_id;
        if !seen.insert(id) {
            continue;
        }
        let account: Option<String> = account.query_row([id], |row| row.get(0)).optional()?;
        match obstacle(account.as_deref()) {
            None => accepted.push(message),
            Some(reason) => rejected.push(Rejected {
                id: id.clone(),
                reason: reason.to_owned(),
            }),
        }
    }
    Ok((accepted, rejected))
}

/// Why an account gets no reminder.
fn obstacle(account: Option<&str>) -> Option<&'static str> {
    match account {
        Some("enabled") => None,
        Some("suspended") => Some("The account is suspended."),
        Some("service") => Some("A service account has nobody to remind."),
        Some(_) => Some("The account is of an unknown kind."),
        None => Some("There is no member with this id."),
    }
}

/// A reminder that was sent.
#[derive(Debug, Clone)]
pub struct Sent {
    /// Whom it went to: not to be trusted as markup.
    pub name: String,
    /// As an admin typed it.
    pub subject: String,
    /// RFC 3339.
    pub sent_at: String,
}

/// The latest `limit` reminders, newest first.
///
/// # Errors
/// Those of the database.
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
