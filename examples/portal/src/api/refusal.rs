//! Why the API refuses a request.

use std::fmt;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal. Its text becomes the `error` in the response.
#[derive(Debug)]
pub enum Refusal {
    /// There is no session, or it has ended.
    NotSignedIn,
    /// The CSRF header is missing or contains another session's token.
    NoToken,
    /// The admin's account may not do this.
    NotAllowed(&'static str),
    /// There is nothing at this address.
    NotFound,
    /// This address does not support the method.
    WrongMethod,
    /// The body is not the expected JSON.
    Body(JsonRejection),
    /// The request is readable but makes no sense.
    Request(&'static str),
    /// No member has the id in the request.
    NoMember,
    /// The request contains too much.
    TooLarge(&'static str),
    /// The request is about data that has changed since it was read.
    Changed(&'static str),
    /// The idempotency key was used for another request.
    KeyOfAnother,
    /// The first request with this idempotency key is still being handled.
    KeyInHand,
    /// Too many requests; the next one is accepted after this many seconds.
    TooMany(i64),
    /// Something failed inside the portal.
    Failed(anyhow::Error),
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::NoToken | Self::NotAllowed(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            // 422 has one meaning only, so that a client can act on it.
            Self::Body(JsonRejection::JsonDataError(_)) => StatusCode::BAD_REQUEST,
            Self::Body(rejection) => rejection.status(),
            Self::Request(_) | Self::NoMember => StatusCode::BAD_REQUEST,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::KeyOfAnother => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Changed(_) | Self::KeyInHand => StatusCode::CONFLICT,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSignedIn => "You are not signed in, or your session has ended; sign in again.",
            Self::NoToken => {
                "The header X-CSRF-Token is missing or doesn't match this session; reload the page."
            }
            Self::NotFound => "There is nothing at this address.",
            Self::WrongMethod => "This address does not support that method.",
            Self::Body(rejection) => return write!(f, "{}.", rejection.body_text()),
            Self::NotAllowed(sentence)
            | Self::Request(sentence)
            | Self::TooLarge(sentence)
            | Self::Changed(sentence) => sentence,
            Self::NoMember => "There is no member with this id.",
            Self::KeyOfAnother => {
                "This Idempotency-Key was used for another request; use a new one."
            }
            Self::KeyInHand => {
                "The first request with this Idempotency-Key is still being handled; try again in a moment."
            }
            Self::TooMany(seconds) => {
                let unit = if *seconds == 1 { "second" } else { "seconds" };
                return write!(f, "There were too many requests; try again in {seconds} {unit}.");
            }
            Self::Failed(_) => "The portal could not answer; try again in a moment.",
        })
    }
}

impl From<anyhow::Error> for Refusal {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error)
    }
}

impl From<JsonRejection> for Refusal {
    fn from(rejection: JsonRejection) -> Self {
        if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE {
            return Self::TooLarge(
                "The request is larger than this address allows; send less at once.",
            );
        }
        Self::Body(rejection)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        // The details are for whoever runs the portal, not for the client.
        if let Self::Failed(error) = &self {
            eprintln!("An API request failed: {error:#}");
        }
        let body = Json(json!({ "error": self.to_string() }));
        let mut response = (self.status(), body).into_response();
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}
