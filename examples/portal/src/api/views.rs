//! `POST /api/views`: keeps the views of the list in the admin's account.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;

use super::Refusal;
use super::body::Body;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::views::{View, replace};

/// All views of an admin.
#[derive(Deserialize)]
pub struct Views {
    views: Vec<View>,
}

/// Replaces the admin's views. The page with the list has them in it.
pub async fn post(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    Body(Views { views }): Body<Views>,
) -> Result<StatusCode, Refusal> {
    portal
        .store()
        .with(move |connection| replace(connection, session.admin_id, &views))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
