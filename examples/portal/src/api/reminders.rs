//! `POST /api/reminders`: sends reminders to members.

use axum::extract::State;
use axum::{Extension, Json};

use super::Refusal;
use super::body::Body;
use super::idempotency::IdempotencyKey;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::reminders::{Answer, Message, Outcome, Request, send};

/// More messages in one request are refused.
const MOST_MESSAGES: usize = 100;

/// Longer names of texts are refused.
const LONGEST_TEXT: usize = 200;

/// Stores the reminders and their mails. Responds with who gets one, and with who does not and why.
pub async fn post(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    IdempotencyKey(key): IdempotencyKey,
    Body(request): Body<Request>,
) -> Result<Json<Answer>, Refusal> {
    let request = checked(request)?;
    // Taken only now that the whole body is here: a client that is lost while it sends one must not
    // block its own second try.
    let in_hand = portal.keys().take(&key).ok_or(Refusal::KeyInHand)?;
    let now = portal.now();
    let new_mail = portal.new_mail();
    let outcome = portal
        .store()
        .with(move |connection| {
            let _in_hand = in_hand;
            let outcome = send(connection, &request, &key, &session.email, now)?;
            new_mail.notify_one();
            Ok(outcome)
        })
        .await?;
    match outcome {
        Outcome::Answered(answer) => Ok(Json(answer)),
        Outcome::KeyOfAnother => Err(Refusal::KeyOfAnother),
    }
}

/// The request, if it makes sense. A blank name of the text is no name.
fn checked(mut request: Request) -> Result<Request, Refusal> {
    let has_blank = |text: fn(&Message) -> &str| {
        let mut messages = request.messages.iter();
        messages.any(|message| text(message).trim().is_empty())
    };
    let problem = if request.messages.is_empty() {
        "There are no messages; send at least one."
    } else if request.messages.len() > MOST_MESSAGES {
        return Err(Refusal::TooLarge(
            "There are more than 100 messages; send the others in another request.",
        ));
    } else if has_blank(|message| &message.subject) {
        "A subject is empty; write one."
    } else if has_blank(|message| &message.body) {
        "A body is empty; write a text."
    } else {
        request.text = name(request.text)?;
        return Ok(request);
    };
    Err(Refusal::Request(problem))
}

fn name(text: Option<String>) -> Result<Option<String>, Refusal> {
    let text = text.filter(|text| !text.trim().is_empty());
    if text
        .as_ref()
        .is_some_and(|text| text.chars().count() > LONGEST_TEXT)
    {
        return Err(Refusal::Request(
            "The name of the text has more than 200 characters; shorten it.",
        ));
    }
    Ok(text)
}
