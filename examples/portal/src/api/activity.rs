//! `POST /api/activity`: notes what an element has told the page around it.

use axum::Extension;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::Value;

use super::Refusal;
use super::body::Body;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::activity::{add, prune};

/// The events that are noted.
const EVENTS: [&str; 5] = ["export", "open", "send", "views", "retry"];

/// An event of an element.
#[derive(Deserialize)]
pub struct Told {
    event: String,
    #[serde(default)]
    detail: Value,
}

/// Notes an event, with the admin and the time.
pub async fn post(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    Body(Told { event, detail }): Body<Told>,
) -> Result<StatusCode, Refusal> {
    if !EVENTS.contains(&event.as_str()) {
        return Err(Refusal::Request("There is no such event."));
    }
    let now = portal.now();
    portal
        .store()
        .with(move |connection| {
            add(connection, session.admin_id, &event, &detail, now)?;
            prune(connection)
        })
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
