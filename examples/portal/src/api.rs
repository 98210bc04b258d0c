//! The JSON API for the scripts of the portal's own pages.

mod refusal;
mod reminders;
mod users;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::gate;
use crate::portal::Portal;

pub use refusal::Refusal;

/// Enough for a reminder to a million members, which is 16 MB of ids.
const LARGEST_BODY: usize = 32 * 1024 * 1024;

/// Everything below `/api`.
pub fn router(portal: &Portal) -> Router<Portal> {
    Router::new()
        .route("/users.json", get(users::get))
        .route("/reminders", post(reminders::post))
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || Refusal::WrongMethod)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(portal.clone(), gate::api))
}
