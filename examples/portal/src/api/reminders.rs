//! `POST /api/reminders`: a reminder to some members.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;

use super::Refusal;
use crate::portal::Portal;
use crate::store::reminders::{Answer, Outcome, Request, send};

/// Longer keys are no keys.
const LONGEST_KEY: usize = 200;

/// Stores the reminders, and says who gets one and who does not and why.
pub async fn post(
    State(portal): State<Portal>,
    headers: HeaderMap,
    body: Result<Json<Request>, JsonRejection>,
) -> Result<Json<Answer>, Refusal> {
    let key = key(&headers)?;
    let Json(request) = body?;
    check(&request)?;

    let now = portal.now();
    let outcome = portal
        .store()
        .with(move |connection| send(connection, &request, &key, now))
        .await?;
    match outcome {
        Outcome::Answered(answer) => Ok(Json(answer)),
        Outcome::KeyOfAnother => Err(Refusal::KeyOfAnother),
    }
}

fn key(headers: &HeaderMap) -> Result<String, Refusal> {
    let key = headers
        .get("idempotency-key")
        .and_then(|key| key.to_str().ok())
        .map_or("", str::trim);
    if key.is_empty() || key.len() > LONGEST_KEY {
        return Err(Refusal::Request(
            "The header Idempotency-Key is missing or too long; send one of at most 200 characters.",
        ));
    }
    Ok(key.to_owned())
}

fn check(request: &Request) -> Result<(), Refusal> {
    let problem = if request.user_ids.is_empty() {
        "Nobody is named in user_ids; name at least one member."
    } else if request.subject.trim().is_empty() {
        "The subject is empty; write one."
    } else if request.body.trim().is_empty() {
        "The body is empty; write a text."
    } else {
        return Ok(());
    };
    Err(Refusal::Request(problem))
}
