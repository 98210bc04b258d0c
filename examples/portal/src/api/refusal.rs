//! Why the API refuses a request.

use std::fmt;

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// A refusal. Its text becomes the `error` in the response.
#[derive(Debug)]
pub enum Refusal {
    /// There is no session, or it has ended.
    NotSignedIn,
    /// The CSRF header is missing or contains another session's token.
    NoToken,
    /// There is nothing at this address.
    NotFound,
    /// This address does not support the method.
    WrongMethod,
    /// The body is not the expected JSON.
    Body(JsonRejection),
    /// The request is readable but makes no sense.
    Request(&'static str),
    /// The idempotency key was used for another request.
    KeyOfAnother,
    /// Something failed inside the portal.
    Failed(anyhow::Error),
}

impl Refusal {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::NoToken => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Body(rejection) => rejection.status(),
            Self::Request(_) => StatusCode::BAD_REQUEST,
            Self::KeyOfAnother => StatusCode::UNPROCESSABLE_ENTITY,
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
            Self::Request(sentence) => sentence,
            Self::KeyOfAnother => {
                "This Idempotency-Key was used for another request; use a new one."
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
        Self::Body(rejection)
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        // The details are for whoever runs the portal, not for the client.
        if let Self::Failed(error) = &self {
            eprintln!("An API request failed: {error:#}");
        }
        (self.status(), Json(json!({ "error": self.to_string() }))).into_response()
    }
}
