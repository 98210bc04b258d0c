//! `POST /api/licenses/release`: takes licenses back from members.

use axum::extract::State;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};

use super::Refusal;
use super::body::Body;
use crate::member_id::MemberId;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::licenses::release;

/// The most licenses that may be released at once.
pub const MOST_RELEASED: usize = 1000;

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
    Extension(session): Extension<Session>,
    Body(Request { user_ids }): Body<Request>,
) -> Result<Json<Answer>, Refusal> {
    if !session.may_release {
        return Err(Refusal::NotAllowed(
            "Your account may not release licenses; ask an admin who may.",
        ));
    }
    if user_ids.len() > MOST_RELEASED {
        return Err(Refusal::TooLarge(
            "There are more than 1,000 members; release the other licenses in another request.",
        ));
    }
    let now = portal.now();
    let released = portal
        .store()
        .with(move |connection| release(connection, &user_ids, session.admin_id, now))
        .await?;
    Ok(Json(Answer { released }))
}
