use std::future::pending;
use std::panic::resume_unwind;
use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, DATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Plan, tap};

/// How the server answers for one of its made-up files.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A whole body, as JSON.
    Text(String),
    /// A whole body with a chosen `Date` header.
    Dated(String, &'static str),
    /// A status without data.
    Status(u16),
    /// A sign-in page, with status 200.
    SignIn,
    /// A redirect to another address.
    Elsewhere(String),
    /// Nothing, for ever.
    Silence,
    /// A dropped connection instead of an answer.
    Dropped,
    /// A body the test sends piece by piece.
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
            // Unwinds without a panic message; only the connection goes away.
            Self::Dropped => resume_unwind(Box::new("dropped on purpose")),
            Self::Tap(spout) => spout.pour(),
        }
    }
}

/// Counts clients that leave while waiting.
struct Leaving(Arc<Plan>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.lock().left += 1;
    }
}

fn json(text: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], Body::from(text)).into_response()
}
