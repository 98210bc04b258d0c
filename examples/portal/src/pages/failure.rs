//! The page for internal errors.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::html;

use super::layout::bare;
use crate::look::Look;

/// An internal error. The page does not show the details.
#[derive(Debug)]
pub struct Failure(anyhow::Error);

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        eprintln!("Cannot make a page: {:#}", self.0);
        let look = Look::default();
        let texts = look.texts();
        let main = html! {
            h1 { (texts.failed) }
            p { (texts.failed_lead) }
        };
        (
            StatusCode::INTERNAL_SERVER_ERROR,
            bare(look, texts.failed, &main),
        )
            .into_response()
    }
}
