//! `POST /api/views`: keeps the views of the list in the admin's account.

use axum::extract::State;
use axum::{Extension, Json};
use serde::{Deserialize, Serialize};

use super::Refusal;
use super::body::Body;
use crate::portal::Portal;
use crate::session::Session;
use crate::store::views::{View, replace};

/// The most views of one admin.
const MOST: usize = 100;

/// Longer names are refused.
const LONGEST_NAME: usize = 200;

/// Longer queries are refused.
const LONGEST_QUERY: usize = 2000;

/// All views of an admin, and the version from which they were made.
#[derive(Deserialize)]
pub struct Request {
    views: Vec<View>,
    version: i64,
}

/// The version that the views have now.
#[derive(Serialize)]
pub struct Answer {
    version: i64,
}

/// Replaces the admin's views, unless another page has done so since this one read them. The page with
/// the list has them in it.
pub async fn post(
    State(portal): State<Portal>,
    Extension(session): Extension<Session>,
    Body(Request { views, version }): Body<Request>,
) -> Result<Json<Answer>, Refusal> {
    check(&views)?;
    let version = portal
        .store()
        .with(move |connection| replace(connection, session.admin_id, &views, version))
        .await?;
    let version = version.ok_or(Refusal::Changed(
        "The views have changed since this page read them; reload the page.",
    ))?;
    Ok(Json(Answer { version }))
}

fn check(views: &[View]) -> Result<(), Refusal> {
    if views.len() > MOST {
        return Err(Refusal::TooLarge(
            "There are more than 100 views; delete some.",
        ));
    }
    if views
        .iter()
        .any(|view| view.name.chars().count() > LONGEST_NAME)
    {
        return Err(Refusal::Request(
            "The name of a view has more than 200 characters; shorten it.",
        ));
    }
    if views
        .iter()
        .any(|view| view.query.chars().count() > LONGEST_QUERY)
    {
        return Err(Refusal::Request(
            "The query of a view has more than 2,000 characters; use fewer filters.",
        ));
    }
    Ok(())
}
