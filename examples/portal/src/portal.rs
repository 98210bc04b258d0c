//! The whole site.

use std::convert::Infallible;
use std::future::pending;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use axum::Router;
use axum::http::HeaderMap;
use axum::routing::post;
use axum_extra::extract::CookieJar;
use chrono::{DateTime, Utc};
use tokio::sync::{Mutex, Notify};

use crate::api::{KeptFigures, KeysInHand, Rate};
use crate::delivery::Delivery;
use crate::report::{self, Reports};
use crate::session::Session;
use crate::store::{Store, mails, sessions};
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
///     smtp: None,
///     reminders_per_minute: None,
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
    figures: KeptFigures,
    keys: KeysInHand,
    rate: Rate,
    smtp: Option<SocketAddr>,
    new_mail: Arc<Notify>,
    delivering: Arc<Mutex<()>>,
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
            figures: KeptFigures::default(),
            keys: KeysInHand::default(),
            rate: Rate::new(settings.reminders_per_minute),
            smtp: settings.smtp,
            new_mail: Arc::default(),
            delivering: Arc::default(),
        })
    }

    /// The site. It must be served at the root of an origin.
    pub fn router(&self) -> Router {
        policy::strict(
            pages::router(self)
                .nest("/api", api::router(self))
                .route("/csp-reports", post(report::receive))
                .merge(insights::router(self.dist.clone()))
                .with_state(self.clone())
                .merge(assets::router()),
        )
    }

    /// Hands the mails of accepted reminders to the SMTP server, for as long as this is polled: run it
    /// beside the site. Mails are stored before a request is answered, so those that are still waiting
    /// when it stops are handed over when it runs again.
    ///
    /// Without an SMTP server it does nothing. A second call for the same portal waits for the first
    /// to stop. Two portals on one database file must not both deliver.
    pub async fn deliver_mails(&self) -> Infallible {
        let Some(server) = self.smtp else {
            return pending().await;
        };
        let _alone = self.delivering.lock().await;
        let delivery = Delivery::new(self.store.clone(), server);
        delivery.run(&self.new_mail).await
    }

    /// How many mails have been neither taken nor refused by the SMTP server yet.
    ///
    /// # Errors
    /// The database fails.
    pub async fn waiting_mails(&self) -> Result<usize> {
        let waiting = self.store.with(|connection| mails::waiting(connection));
        Ok(waiting.await?.len())
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

    /// The figures that were counted last.
    pub(crate) fn figures(&self) -> &KeptFigures {
        &self.figures
    }

    /// The idempotency keys of the requests that are being handled.
    pub(crate) fn keys(&self) -> &KeysInHand {
        &self.keys
    }

    /// How many reminder requests a minute are taken.
    pub(crate) fn rate(&self) -> &Rate {
        &self.rate
    }

    /// To be notified when a mail has been written.
    pub(crate) fn new_mail(&self) -> Arc<Notify> {
        Arc::clone(&self.new_mail)
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
