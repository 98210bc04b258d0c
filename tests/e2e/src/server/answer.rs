use std::future::pending;
use std::panic::resume_unwind;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, DATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Plan, tap};

/// How the server answers for one of the files that it makes up.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A whole body, as JSON.
    Text(String),
    /// A whole body with a `Date` header of the test's choice.
    Dated(String, &'static str),
    /// A status and no data.
    Status(u16),
    /// A page to sign in, with status 200.
    SignIn,
    /// The request is sent on to another address.
    Elsewhere(String),
    /// Nothing, for ever.
    Silence,
    /// The connection is dropped instead of an answer.
    Dropped,
    /// The test turns the tap.
    Tap(tap::Spout),
}

impl From<String> for Answer {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Answer {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Answer {
    pub(super) async fn give(self, plan: Arc<Plan>) -> Response {
        match self {
            Self::Text(text) => json(text),
            Self::Dated(text, date) => {
                let mut response = json(text);
                let date = HeaderValue::from_static(date);
                response.headers_mut().insert(DATE, date);
                response
            }
            Self::Status(status) => {
                let status = StatusCode::from_u16(status);
                status.unwrap_or(StatusCode::IM_A_TEAPOT).into_response()
            }
            Self::SignIn => (
                [(CONTENT_TYPE, "text/html; charset=utf-8")],
                "<!DOCTYPE html>\n<title>Sign in</title><form><input type=password></form>",
            )
                .into_response(),
            Self::Elsewhere(address) => Redirect::to(&address).into_response(),
            Self::Silence => {
                let _leaving = Leaving(plan);
                pending().await
            }
            // A panic without the message that a panic prints: the connection is just gone.
            Self::Dropped => resume_unwind(Box::new("dropped on purpose")),
            Self::Tap(spout) => spout.pour(),
        }
    }
}

/// Counts a client that goes away while it waits.
struct Leaving(Arc<Plan>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.lock().left += 1;
    }
}

fn json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], Body::from(text)).into_response()
}
