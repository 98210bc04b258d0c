//! The page for unknown addresses.

use axum::Extension;
use axum::http::StatusCode;
use maud::{Markup, html};

use super::layout::{Place, page};
use crate::look::Look;
use crate::session::Session;

/// The page.
pub async fn get(Extension(session): Extension<Session>, look: Look) -> (StatusCode, Markup) {
    let texts = look.texts();
    let main = html! {
        div.heading {
            h1 { (texts.not_found) }
            p.quiet { (texts.not_found_lead) }
        }
        p { a href="/" { (texts.back_home) } }
    };
    (
        StatusCode::NOT_FOUND,
        page(look, &session, Place::Elsewhere, texts.not_found, &main),
    )
}
