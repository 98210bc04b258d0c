//! `/api/never-notify`: members who asked not to be reminded.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::Refusal;
use super::body::Body;
use crate::member_id::MemberId;
use crate::portal::Portal;
use crate::store::never_notify::{all, set};

/// The list.
#[derive(Serialize)]
pub struct List {
    ids: Vec<MemberId>,
}

/// A change of the list.
#[derive(Deserialize)]
pub struct Change {
    user_id: MemberId,
    never: bool,
}

/// Responds with the list.
pub async fn get(State(portal): State<Portal>) -> Result<Json<List>, Refusal> {
    let ids = portal.store().with(|connection| all(connection)).await?;
    Ok(Json(List { ids }))
}

/// Puts a member on the list or takes them off it, and responds with the list.
pub async fn post(
    State(portal): State<Portal>,
    Body(Change { user_id, never }): Body<Change>,
) -> Result<Json<List>, Refusal> {
    let ids = portal
        .store()
        .with(move |connection| {
            let is_member = set(connection, &user_id, never)?;
            is_member.then(|| all(connection)).transpose()
        })
        .await?;
    let ids = ids.ok_or(Refusal::NoMember)?;
    Ok(Json(List { ids }))
}
