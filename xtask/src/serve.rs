//! `cargo xtask serve`: the built app with a sample organization, under a strict
//! content security policy.

mod policy;
pub mod port;
mod router;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use chrono::{DateTime, Utc};
use tokio::runtime::{Builder, Runtime};

use crate::build;
use crate::project::Project;
use crate::sample::{self, Sample};
use crate::tools;

pub use policy::{POLICY, strict};
pub use router::app;

/// Installs missing tools, builds dist/ and serves it until it is stopped.
///
/// `now` is called after the build, so that the sample is as recent as the server.
///
/// # Errors
/// A tool cannot be installed, the build fails, or no port from `port` on is free.
pub fn run(project: &Project, port: u16, users: usize, now: fn() -> DateTime<Utc>) -> Result<()> {
    build::release(project, &tools::prepare(project, tools::FOR_BUILD)?)?;
    let app = with_sample(app(project.dist(), Some("/")), users, now())?;
    runtime()?.block_on(async {
        let (listener, port) = port::listen(port).await?;
        println!("Serving http://127.0.0.1:{port}/ (Ctrl+C stops)");
        axum::serve(listener, app)
            .await
            .context("The server failed")
    })
}

/// `app` with a sample organization at `/users.json`.
fn with_sample(app: Router, users: usize, as_of: DateTime<Utc>) -> Result<Router> {
    let mut organization = Vec::new();
    let sample = Sample {
        users,
        seed: 1,
        as_of,
        bad: 0,
    };
    sample::write(&sample, &mut organization)?;
    Ok(with_users(app, organization.into()))
}

/// A runtime with one thread, which is enough for one reader.
pub(crate) fn runtime() -> Result<Runtime> {
    Builder::new_current_thread()
        .enable_all()
        .build()
        .context("Cannot start the server's runtime")
}

/// `app` with `organization` at `/users.json`.
fn with_users(app: Router, organization: Bytes) -> Router {
    strict(app.route(
        "/users.json",
        get(async move || ([(CONTENT_TYPE, "application/json")], organization.clone())),
    ))
}

#[cfg(test)]
mod tests;
