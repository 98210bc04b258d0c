//! `POST /api/reminders`: sends reminders to members.

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::HeaderMap;

use super::Refusal;
use crate::portal::Portal;
use crate::store::reminders::{Answer, Message, Outcome, Request, send};

/// Longer idempotency keys are refused.
const LONGEST_KEY: usize = 200;

/// Stores the reminders. Responds with who gets one, and with who does not and why.
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
    let has_blank = |text: fn(&Message) -> &str| {
        let mut messages = request.messages.iter();
        messages.any(|message| text(message).trim().is_empty())
    };
    let problem = if request.messages.is_empty() {
        "There are no messages; send at least one."
    } else if has_blank(|message| &message.subject) {
        "A subject is empty; write one."
    } else if has_blank(|message| &message.body) {
        "A body is empty; write a text."
    } else {
        return Ok(());
    };
    Err(Refusal::Request(problem))
}
