//! `/api/outreach`: what admins did for members beside the portal's reminders.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use super::Refusal;
use super::body::Body;
use super::idempotency::IdempotencyKey;
use crate::portal::Portal;
use crate::store::outreach::{Entry, Outcome, Request, add, all};

/// Longer notes are refused.
const LONGEST_NOTE: usize = 2000;

/// The log.
#[derive(Serialize)]
pub struct Log {
    entries: Vec<Entry>,
}

/// Responds with the whole log, newest first.
pub async fn get(State(portal): State<Portal>) -> Result<Json<Log>, Refusal> {
    let entries = portal.store().with(|connection| all(connection)).await?;
    Ok(Json(Log { entries }))
}

/// Adds an entry, once for each key, and responds with it.
pub async fn post(
    State(portal): State<Portal>,
    IdempotencyKey(key): IdempotencyKey,
    Body(request): Body<Request>,
) -> Result<Json<Entry>, Refusal> {
    if request.note.chars().count() > LONGEST_NOTE {
        return Err(Refusal::Request(
            "The note has more than 2,000 characters; shorten it.",
        ));
    }
    let now = portal.now();
    let outcome = portal
        .store()
        .with(move |connection| add(connection, &request, &key, now))
        .await?;
    match outcome {
        Outcome::Added(entry) => Ok(Json(entry)),
        Outcome::KeyOfAnother => Err(Refusal::KeyOfAnother),
        Outcome::NoMember => Err(Refusal::NoMember),
    }
}
