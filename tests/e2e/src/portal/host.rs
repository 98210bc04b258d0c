use std::fs;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::middleware::from_fn_with_state;
use chrono::{SubsecRound, TimeDelta, Utc};
use portal::{Clock, Database, POLICY, Portal, Report, Settings};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

use super::bench::{Bench, File, Trouble, answer};
use super::setup::HostSetup;
use crate::environment;
use crate::mailbox::Mailbox;

/// The example portal for one test, which controls its clock and can add pages. It stops when
/// dropped.
#[derive(Debug)]
pub struct PortalHost {
    portal: Portal,
    origin: String,
    bench: Arc<Bench>,
    seconds_ahead: Arc<AtomicI64>,
    mailbox: Option<Mailbox>,
    task: JoinHandle<()>,
}

impl PortalHost {
    /// Serves it on a free port, with a second copy of the built app below `/copy/`, and delivers its
    /// mails if it has a mail server.
    ///
    /// # Panics
    /// If it can't start.
    pub async fn start(setup: HostSetup) -> Self {
        let dist = setup.dist.unwrap_or_else(environment::dist);
        let mailbox = match setup.has_mailbox {
            true => Some(Mailbox::start().await),
            false => None,
        };
        let seconds_ahead = Arc::new(AtomicI64::new(0));
        let ahead = seconds_ahead.clone();
        let portal = Portal::open(&Settings {
            dist: dist.clone(),
            database: Database::Memory,
            users: setup.members,
            seed: 1,
            as_of: Utc::now().trunc_subsecs(0),
            clock: Clock::new(move || {
                Utc::now() + TimeDelta::seconds(ahead.load(Ordering::SeqCst))
            }),
            smtp: mailbox.as_ref().map(Mailbox::address),
            reminders_per_minute: setup.reminders_per_minute,
        });
        let portal = portal.unwrap_or_else(|error| panic!("The portal can't open: {error:#}"));
        let listening = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let bound = listening.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
        let (port, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => panic!("The portal has no port: {error}"),
        };
        let bench = Arc::<Bench>::default();
        let copy = xtask::serve::app(dist, Some("/copy/"));
        let site = portal
            .router()
            .nest_service("/copy", copy)
            .layer(from_fn_with_state(bench.clone(), answer));
        let delivering = portal.clone();
        let task = tokio::spawn(async move {
            tokio::select! {
                _ = axum::serve(listener, site) => {}
                never = delivering.deliver_mails() => match never {},
            }
        });
        Self {
            portal,
            origin: format!("http://127.0.0.1:{port}"),
            bench,
            seconds_ahead,
            mailbox,
            task,
        }
    }

    /// The full address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The same place under another host name, which browsers treat as another site.
    pub fn foreign_url(&self, path: &str) -> String {
        self.url(path).replace("127.0.0.1", "localhost")
    }

    /// Serves this text at a path from now on, under the portal's policy and instead of the
    /// portal's own answer. The path's ending sets the type.
    pub fn has(&self, path: &str, text: impl Into<String>) {
        self.has_under(POLICY, path, text);
    }

    /// Like [`PortalHost::has`], under another policy.
    pub fn has_under(&self, policy: &str, path: &str, text: impl Into<String>) {
        let file = File::Text(text.into(), policy.to_owned());
        self.bench.put(path, file);
    }

    /// Answers only this status at a path from now on.
    pub fn refuses(&self, path: &str, status: u16) {
        self.bench.put(path, File::Status(status));
    }

    /// Lets the portal answer at a path again.
    pub fn is_itself_at(&self, path: &str) {
        self.bench.take(path);
    }

    /// Lets the next requests for a path fail in these ways, one request each; the others are
    /// answered as usual.
    pub fn troubles(&self, path: &str, troubles: impl IntoIterator<Item = Trouble>) {
        self.bench.trouble(path, troubles);
    }

    /// Lets go every request that [`Trouble::Held`] holds.
    pub fn lets_go(&self) {
        self.bench.let_go();
    }

    /// The mail server that takes the portal's reminders.
    ///
    /// # Panics
    /// If the portal has none.
    pub fn mailbox(&self) -> &Mailbox {
        let Some(mailbox) = &self.mailbox else {
            panic!("The portal has no mail server: add `.with_mailbox()` to the journey.");
        };
        mailbox
    }

    /// The portal itself.
    pub const fn portal(&self) -> &Portal {
        &self.portal
    }

    /// The path, below a folder, of the one built file whose name begins and ends like this; the
    /// middle names the build.
    ///
    /// # Panics
    /// If there isn't exactly one such file.
    pub fn built(&self, folder: &str, start: &str, end: &str) -> String {
        let entries = fs::read_dir(environment::dist()).into_iter().flatten();
        let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let found: Vec<_> = names
            .filter(|name| {
                let hash = name
                    .strip_prefix(start)
                    .and_then(|rest| rest.strip_suffix(end));
                hash.is_some_and(|hash| !hash.contains(['_', '.']))
            })
            .collect();
        match found.as_slice() {
            [name] => format!("{folder}/{name}"),
            _ => panic!("The built app has these files {start}…{end}: {found:?}"),
        }
    }

    /// How often a path was requested.
    pub fn asked(&self, path: &str) -> usize {
        self.bench.asked(path)
    }

    /// Lets time pass for the portal's sessions.
    pub fn wait(&self, time: TimeDelta) {
        self.seconds_ahead
            .fetch_add(time.num_seconds(), Ordering::SeqCst);
    }

    /// Policy violations that browsers have reported.
    pub fn reports(&self) -> Vec<Report> {
        self.portal.reports()
    }
}

impl Drop for PortalHost {
    fn drop(&mut self) {
        self.task.abort();
    }
}
