//! The pages, rendered on the server.

mod activity;
mod card;
mod date;
mod failure;
mod figures;
mod framed;
mod home;
mod layout;
mod not_found;
mod notice;
mod people;
mod presets;
mod release;
mod sign_in;
mod sign_out;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};

use crate::portal::Portal;
use crate::{gate, look};

pub use failure::Failure;

/// All pages. Everybody can open the sign-in page; the others need a session.
pub fn router(portal: &Portal) -> Router<Portal> {
    Router::new()
        .route("/", get(home::get))
        .route("/people", get(people::get))
        .route("/figures", get(figures::get))
        .route("/presets", get(presets::get))
        .route("/activity", get(activity::get))
        .route("/framed", get(framed::get))
        .route("/sign-out", post(sign_out::post))
        .fallback(not_found::get)
        .layer(from_fn_with_state(portal.clone(), gate::pages))
        .route("/sign-in", get(sign_in::get).post(sign_in::post))
        .layer(from_fn(look::remember))
}
