//! `GET /api/figures.json`: the figures of the organization's document, without the people.

use active_users::domain::Instant;
use active_users::engine::summarize;
use anyhow::Context;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::Refusal;
use super::users::whole;
use crate::portal::Portal;

/// Counts the members as the chart would. With many members, do this once a night and keep the answer.
pub async fn get(State(portal): State<Portal>) -> Result<impl IntoResponse, Refusal> {
    let document = whole(&portal).await?;
    let now = Instant::from_millis(portal.now().timestamp_millis());
    let counted = tokio::task::spawn_blocking(move || summarize(&document, now)).await;
    let (figures, _) = counted
        .context("The count did not finish")?
        .map_err(|error| anyhow::anyhow!("The document can't be counted: {error}"))?;
    Ok(([(CONTENT_TYPE, "application/json")], figures))
}
