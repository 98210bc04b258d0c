//! Reminders: who may get one, and which were sent.

use std::collections::HashSet;

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

/// The app's request to send reminders.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Request {
    /// One message for each member.
    pub messages: Vec<Message>,
    /// If true, nothing is sent: the response says what would happen.
    #[serde(default)]
    pub test: bool,
}

/// The e-mail to one member, as it will be sent.
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
    /// The member's id, as in the request.
    pub id: String,
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

/// Stores a reminder for everybody who may get one. The same request with the same key gets the same
/// answer again, and nothing is sent twice. A test stores nothing, not even its key.
///
/// # Errors
/// The database fails, and nothing is stored.
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

/// Separates those who may get a reminder from those who may not. Duplicates are ignored.
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
