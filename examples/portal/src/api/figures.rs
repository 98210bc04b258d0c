//! `GET /api/figures.json`: the figures of the organization's document, without the people.

use std::sync::Arc;

use active_users::domain::Instant;
use active_users::engine::summarize;
use anyhow::{Context, Result};
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

use super::Refusal;
use super::users::whole;
use crate::elements::REFRESH;
use crate::portal::Portal;

/// The figures that were counted last, and when. Whoever comes while they are counted waits for them.
pub type KeptFigures = Arc<Mutex<Option<(DateTime<Utc>, String)>>>;

/// Responds with the figures, which are recounted once they are as old as the charts' `refresh`.
pub async fn get(State(portal): State<Portal>) -> Result<impl IntoResponse, Refusal> {
    let now = portal.now();
    let mut kept = portal.figures().lock().await;
    let figures = match &*kept {
        Some((at, figures)) if now - *at < TimeDelta::seconds(REFRESH.into()) => figures.clone(),
        _ => {
            let figures = count(&portal, now).await?;
            *kept = Some((now, figures.clone()));
            figures
        }
    };
    Ok(([(CONTENT_TYPE, "application/json")], figures))
}

/// Counts the members as the chart would.
async fn count(portal: &Portal, now: DateTime<Utc>) -> Result<String> {
    let document = whole(portal).await?;
    let now = Instant::from_millis(now.timestamp_millis());
    let counted = tokio::task::spawn_blocking(move || summarize(&document, now)).await;
    let (figures, _) = counted
        .context("The count did not finish")?
        .map_err(|error| anyhow::anyhow!("The document can't be counted: {error}"))?;
    Ok(figures)
}
