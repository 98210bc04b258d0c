//! `GET /api/users.json`: streams the organization's document.

use anyhow::{Context, Error, Result};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use futures_util::stream::{TryStream, TryStreamExt, try_unfold};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Refusal;
use crate::portal::Portal;
use crate::store::Store;
use crate::store::document::generated_at;
use crate::store::members::{Row, after};

/// How many members to read at once. Batches save memory, and a slow client does not
/// block the database.
const AT_ONCE: usize = 500;

/// Streams the document. If the database fails on the way, the response breaks off, so that no
/// client takes a part for the whole.
pub async fn get(State(portal): State<Portal>) -> Result<Response, Refusal> {
    let body = Body::from_stream(pieces(&portal).await?);
    Ok(([(CONTENT_TYPE, "application/json")], body).into_response())
}

/// The whole document.
pub async fn whole(portal: &Portal) -> Result<Vec<u8>> {
    let append = async |mut whole: Vec<u8>, piece: Bytes| {
        whole.extend_from_slice(&piece);
        Ok(whole)
    };
    pieces(portal).await?.try_fold(Vec::new(), append).await
}

async fn pieces(
    portal: &Portal,
) -> Result<impl TryStream<Ok = Bytes, Error = Error> + Send + use<>> {
    let generated_at = portal
        .store()
        .with(|connection| generated_at(connection))
        .await?;
    let document = Document {
        store: portal.store().clone(),
        next: Next::Head(generated_at),
    };
    Ok(try_unfold(document, Document::piece))
}

/// A document that is being streamed.
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
    /// The next bytes, and the state after them.
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

/// Writes one member per line. `first` says that these are the document's first members.
fn lines(rows: &[Row], first: bool) -> Result<String> {
    let mut text = String::new();
    for row in rows {
        if !first || !text.is_empty() {
            text.push(',');
        }
        text.push('\n');
        match &row.reminders {
            None => text.push_str(&row.record),
            Some(reminders) => text.push_str(&with_reminders(&row.record, reminders)?),
        }
    }
    Ok(text)
}

/// A reminder in the document.
#[derive(Serialize, Deserialize)]
struct Reminder {
    sent_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
}

/// Appends the portal's own reminders to those in the record.
fn with_reminders(record: &str, sent: &str) -> Result<String> {
    let mut record: Value = serde_json::from_str(record)?;
    let sent: Vec<Reminder> = serde_json::from_str(sent)?;
    let reminders = record
        .as_object_mut()
        .and_then(|record| {
            record
                .entry("reminders")
                .or_insert_with(|| json!([]))
                .as_array_mut()
        })
        .context("A member's record has no list of reminders")?;
    for reminder in sent {
        reminders.push(serde_json::to_value(reminder)?);
    }
    Ok(record.to_string())
}
