//! `GET /api/users.json`: the organization's document, written as it goes out.

use anyhow::{Context, Result};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream::try_unfold;
use serde_json::{Value, json};

use super::Refusal;
use crate::portal::Portal;
use crate::store::Store;
use crate::store::document::generated_at;
use crate::store::members::{Row, after};

/// Members that are read at once: memory stays small, and a slow reader keeps nobody from the database.
const AT_ONCE: usize = 500;

/// Streams the document. It is cut off when the database fails on the way, so that a part is never
/// taken for the whole.
pub async fn get(State(portal): State<Portal>) -> Result<Response, Refusal> {
    let generated_at = portal
        .store()
        .with(|connection| generated_at(connection))
        .await?;
    let document = Document {
        store: portal.store().clone(),
        next: Next::Head(generated_at),
    };
    let body = Body::from_stream(try_unfold(document, Document::piece));
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

/// A document on its way out.
struct Document {
    store: Store,
    next: Next,
}

enum Next {
    Head(String),
    /// The members after this position.
    Members(i64),
    Done,
}

impl Document {
    /// The next bytes, and what comes after them.
    async fn piece(self) -> Result<Option<(Bytes, Self)>> {
        let (text, next) = match self.next {
            Next::Head(generated_at) => (
                format!(
                    "{{\"generated_at\":{},\n\"organization\":\"Northwind\",\n\"users\":[",
                    json!(generated_at)
                ),
                Next::Members(0),
            ),
            Next::Members(position) => {
                let rows = self
                    .store
                    .with(move |connection| after(connection, position, AT_ONCE))
                    .await?;
                match rows.last() {
                    Some(last) => (lines(&rows, position == 0)?, Next::Members(last.position)),
                    None => ("\n]}\n".to_owned(), Next::Done),
                }
            }
            Next::Done => return Ok(None),
        };
        Ok(Some((text.into(), Self { next, ..self })))
    }
}

/// A member a line; `first` when none went before.
fn lines(rows: &[Row], first: bool) -> Result<String> {
    let mut text = String::new();
    for row in rows {
        if !first || !text.is_empty() {
            text.push(',');
        }
        text.push('\n');
        match &row.reminded_at {
            None => text.push_str(&row.record),
            Some(reminded_at) => text.push_str(&with_reminders(&row.record, reminded_at)?),
        }
    }
    Ok(text)
}

/// A record with the portal's own reminders after those that it has.
fn with_reminders(record: &str, reminded_at: &str) -> Result<String> {
    let mut record: Value = serde_json::from_str(record)?;
    let sent: Vec<String> = serde_json::from_str(reminded_at)?;
    let reminders = record
        .as_object_mut()
        .and_then(|record| {
            record
                .entry("reminders")
                .or_insert_with(|| json!([]))
                .as_array_mut()
        })
        .context("A member's record has no list of reminders")?;
    reminders.extend(
        sent.into_iter()
            .map(|sent_at| json!({ "sent_at": sent_at })),
    );
    Ok(record.to_string())
}
