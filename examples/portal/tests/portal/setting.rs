//! A portal for one test, with a clock that the test controls.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use portal::{Clock, Database, HELP_DESK, Portal, Settings};
use tokio::task::JoinHandle;
use xtask::sample::Sample;

use crate::visitor::Visitor;

pub const SAMPLE_USERS: usize = 60;

pub struct Setting {
    pub portal: Portal,
    time: Arc<AtomicI64>,
    folder: PathBuf,
}

pub fn as_of() -> DateTime<Utc> {
    "2026-11-23T06:00:00Z".parse().unwrap()
}

pub fn sample() -> Sample {
    Sample {
        users: SAMPLE_USERS,
        seed: 3,
        as_of: as_of(),
        bad: 0,
    }
}

impl Setting {
    /// A portal with its database in memory, and with a built app of one page and one script.
    /// `test` names its folder.
    pub fn new(test: &str) -> Self {
        Self::with(test, |_| {})
    }

    /// A portal with its database in a file in that folder.
    pub fn in_file(test: &str) -> Self {
        let file = folder(test).join("portal.sqlite");
        Self::with(test, |settings| settings.database = Database::File(file))
    }

    /// A portal whose settings are changed.
    pub fn with(test: &str, change: impl FnOnce(&mut Settings)) -> Self {
        let folder = folder(test);
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("index.html"),
            "<head><title>Active Users</title>",
        )
        .unwrap();
        fs::write(folder.join("embed.js"), "start()").unwrap();
        fs::write(folder.join("config.json"), "{}").unwrap();
        let time = Arc::new(AtomicI64::new(as_of().timestamp()));
        let shared = Arc::clone(&time);
        let mut settings = Settings {
            dist: folder.clone(),
            database: Database::Memory,
            users: SAMPLE_USERS,
            seed: 3,
            as_of: as_of(),
            clock: Clock::new(move || {
                DateTime::from_timestamp(shared.load(Ordering::SeqCst), 0).unwrap()
            }),
            smtp: None,
            reminders_per_minute: None,
        };
        change(&mut settings);
        Self {
            portal: Portal::open(&settings).unwrap(),
            time,
            folder,
        }
    }

    /// Delivers mails until the returned value is dropped.
    pub fn delivering(&self) -> Delivering {
        let portal = self.portal.clone();
        Delivering(tokio::spawn(async move {
            match portal.deliver_mails().await {}
        }))
    }

    pub fn database_file(&self) -> PathBuf {
        self.folder.join("portal.sqlite")
    }

    /// Moves the clock forward.
    pub fn wait(&self, time: TimeDelta) {
        self.time.fetch_add(time.num_seconds(), Ordering::SeqCst);
    }

    /// A visitor without cookies.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.portal.router())
    }

    /// The admin who may not export, signed in.
    pub async fn help_desk(&self) -> Visitor {
        let mut visitor = self.visitor();
        visitor.sign_in_as(HELP_DESK).await;
        visitor
    }

    /// The demo admin, signed in.
    pub async fn admin(&self) -> Visitor {
        let mut visitor = self.visitor();
        visitor.sign_in().await;
        visitor
    }
}

fn folder(test: &str) -> PathBuf {
    std::env::temp_dir().join(format!("portal-{test}-{}", std::process::id()))
}

/// A running delivery, which stops when dropped.
pub struct Delivering(JoinHandle<()>);

impl Drop for Delivering {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Drop for Setting {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
