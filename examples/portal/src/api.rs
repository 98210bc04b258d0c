//! The JSON API for the scripts of the portal's own pages.

mod activity;
mod body;
mod figures;
mod idempotency;
mod licenses;
mod never_notify;
mod outreach;
mod rate;
mod refusal;
mod reminders;
mod users;
mod views;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use crate::gate;
use crate::portal::Portal;

pub use figures::KeptFigures;
pub use idempotency::KeysInHand;
pub use licenses::MOST_RELEASED;
pub use rate::Rate;
pub use refusal::Refusal;

/// Larger bodies are refused: 1 MB.
const LARGEST_BODY: usize = 1_000_000;

/// Larger events are refused: 2 kB, since they are kept.
const LARGEST_EVENT: usize = 2_000;

/// Everything below `/api`.
pub fn router(portal: &Portal) -> Router<Portal> {
    let limit = from_fn_with_state(portal.clone(), rate::limit);
    let reminders = post(reminders::post).route_layer(limit);
    let activity = post(activity::post).layer(DefaultBodyLimit::max(LARGEST_EVENT));
    Router::new()
        .route("/users.json", get(users::get))
        .route("/figures.json", get(figures::get))
        .route("/reminders", reminders)
        .route(
            "/never-notify",
            get(never_notify::get).post(never_notify::post),
        )
        .route("/outreach", get(outreach::get).post(outreach::post))
        .route("/licenses/release", post(licenses::post))
        .route("/views", post(views::post))
        .route("/activity", activity)
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || Refusal::WrongMethod)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(portal.clone(), gate::api))
}
