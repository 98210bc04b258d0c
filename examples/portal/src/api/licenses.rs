//! `POST /api/licenses/release`: takes licenses back from members.

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::Refusal;
use super::body::Body;
use crate::member_id::MemberId;
use crate::portal::Portal;
use crate::store::licenses::release;

/// Whose licenses to take back.
#[derive(Deserialize)]
pub struct Request {
    user_ids: Vec<MemberId>,
}

/// What was done.
#[derive(Serialize)]
pub struct Answer {
    released: usize,
}

/// Takes the licenses back, and responds with how many. Doing so twice changes nothing.
pub async fn post(
    State(portal): State<Portal>,
    Body(Request { user_ids }): Body<Request>,
) -> Result<Json<Answer>, Refusal> {
    let released = portal
        .store()
        .with(move |connection| release(connection, &user_ids))
        .await?;
    Ok(Json(Answer { released }))
}
