//! The whole site.

use std::path::PathBuf;

use anyhow::Result;
use axum::Router;
use axum::http::HeaderMap;
use axum::routing::post;
use axum_extra::extract::CookieJar;
use chrono::{DateTime, Utc};

use crate::report::{self, Reports};
use crate::session::Session;
use crate::store::{Store, sessions};
use crate::{Clock, Report, Settings, api, assets, cookies, insights, pages, policy};

/// A portal with its database. Clones share it.
///
/// ```no_run
/// # use chrono::{DateTime, Utc};
/// use portal::{Clock, Database, Portal, Settings};
///
/// # fn open(as_of: DateTime<Utc>) -> anyhow::Result<()> {
/// let portal = Portal::open(&Settings {
///     dist: "dist".into(),
///     database: Database::Memory,
///     users: 500,
///     seed: 1,
///     as_of,
///     clock: Clock::stopped(as_of),
/// })?;
/// let site: axum::Router = portal.router();
/// assert!(portal.reports().is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Portal {
    dist: PathBuf,
    store: Store,
    reports: Reports,
    clock: Clock,
}

impl Portal {
    /// Opens the database, and fills it with the sample organization if it is empty.
    ///
    /// # Errors
    /// The file cannot be opened or written, or is not a portal's database.
    pub fn open(settings: &Settings) -> Result<Self> {
        Ok(Self {
            dist: settings.dist.clone(),
            store: Store::open(settings)?,
            reports: Reports::default(),
            clock: settings.clock.clone(),
        })
    }

    /// The site. It must be served at the root of an origin.
    pub fn router(&self) -> Router {
        policy::strict(
            pages::router(self)
                .nest("/api", api::router(self))
                .route("/csp-reports", post(report::receive))
                .with_state(self.clone())
                .merge(insights::router(self.dist.clone()))
                .merge(assets::router()),
        )
    }

    /// What browsers reported as blocked by the policy: the latest 200 reports, oldest first.
    pub fn reports(&self) -> Vec<Report> {
        self.reports.all()
    }

    /// Keeps a report.
    pub(crate) fn collect(&self, report: Report) {
        self.reports.add(report);
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// The session that a request belongs to.
    pub(crate) async fn session(&self, headers: &HeaderMap) -> Result<Option<Session>> {
        let jar = CookieJar::from_headers(headers);
        let Some(id) = jar.get(cookies::SESSION).map(|id| id.value().to_owned()) else {
            return Ok(None);
        };
        let now = self.now();
        self.store
            .with(move |connection| sessions::find(connection, &id, now))
            .await
    }
}
