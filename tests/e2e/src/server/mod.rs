//! The app's host: as strict as a portal may be, and as unreliable as the test wants.

mod answer;
mod routes;
mod tap;

use std::net::Ipv4Addr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::HeaderMap;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use answer::Answer;
pub use tap::Tap;

use crate::patience::Patience;
use routes::routes;

/// A separate server for one test. It stops when dropped.
#[derive(Debug)]
pub struct Server {
    origin: String,
    base: &'static str,
    plan: Arc<Plan>,
    task: JoinHandle<()>,
}

/// What the server does, and the requests it got.
#[derive(Debug)]
struct Plan(Mutex<State>);

#[derive(Debug)]
struct State {
    users: Answer,
    config: Answer,
    policy: String,
    missing: Option<Missing>,
    replaced: Option<&'static str>,
    asked: Vec<HeaderMap>,
    left: usize,
    violations: Vec<String>,
}

/// Files the server has lost, by the ends of their paths.
#[derive(Debug, Clone, Copy)]
struct Missing {
    end: &'static str,
    but: Option<&'static str>,
}

impl Missing {
    fn holds(self, path: &str) -> bool {
        path.ends_with(self.end) && !self.but.is_some_and(|but| path.ends_with(but))
    }
}

impl Plan {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Server {
    /// Serves the app at the root or under a path such as `/portal/insights`. With `has_portals`, the portals
    /// of all frameworks and bundlers stand beside it, under their names.
    ///
    /// # Panics
    /// If no port is free.
    pub async fn start(base: &'static str, has_portals: bool, users: Answer) -> Self {
        let listening = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await;
        let bound = listening.and_then(|listener| Ok((listener.local_addr()?.port(), listener)));
        let (port, listener) = match bound {
            Ok(bound) => bound,
            Err(error) => panic!("The test's server has no port: {error}"),
        };
        let plan = Arc::new(Plan(Mutex::new(State {
            users,
            config: Answer::Status(404),
            policy: format!("{}; report-uri /csp-reports", xtask::serve::POLICY),
            missing: None,
            replaced: None,
            asked: Vec::new(),
            left: 0,
            violations: Vec::new(),
        })));
        let router = routes(base, has_portals, plan.clone());
        let task = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Self {
            origin: format!("http://127.0.0.1:{port}"),
            base,
            plan,
            task,
        }
    }

    /// The full address of a path within the app.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}{path}", self.origin, self.base)
    }

    /// The full address of a path of the server.
    pub fn outside(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// Like [`Server::url`] under another host name, which browsers treat as another site.
    pub fn foreign_url(&self, path: &str) -> String {
        self.url(path).replace("127.0.0.1", "localhost")
    }

    /// Answers like this for the users from now on.
    pub fn users(&self, answer: impl Into<Answer>) {
        self.plan.lock().users = answer.into();
    }

    /// Lets the test send the users' document piece by piece from now on.
    pub fn users_by_hand(&self, length: Option<usize>) -> Tap {
        let (tap, answer) = Tap::new(length);
        self.users(answer);
        tap
    }

    /// Answers like this for the configuration from now on; there is none at first.
    pub fn config(&self, answer: Answer) {
        self.plan.lock().config = answer;
    }

    /// Sends another content security policy from now on.
    pub fn policy(&self, policy: &str) {
        self.plan.lock().policy = format!("{policy}; report-uri /csp-reports");
    }

    /// Loses every file whose path ends like this.
    pub fn lose(&self, end: &'static str) {
        self.plan.lock().missing = Some(Missing { end, but: None });
    }

    /// Serves a page instead of every file whose path ends like this.
    pub fn replace(&self, end: &'static str) {
        self.plan.lock().replaced = Some(end);
    }

    /// Loses every file whose path ends like this, except the start-up script.
    pub fn lose_all_but_start(&self, end: &'static str) {
        let but = Some("/start.js");
        self.plan.lock().missing = Some(Missing { end, but });
    }

    /// Has every file again.
    pub fn find(&self) {
        self.plan.lock().missing = None;
    }

    /// How often the users were requested.
    pub fn asked(&self) -> usize {
        self.plan.lock().asked.len()
    }

    /// This header, from each request for the users.
    pub fn asked_with(&self, header: &str) -> Vec<Option<String>> {
        let value = |headers: &HeaderMap| Some(headers.get(header)?.to_str().ok()?.to_owned());
        self.plan.lock().asked.iter().map(value).collect()
    }

    /// Waits until this many clients in total have left without a full answer.
    ///
    /// # Panics
    /// If they stay.
    pub async fn left_by(&self, clients: usize) {
        let what = format!("{clients} client(s) cancel the request for the users");
        Patience::until(&what, || self.plan.lock().left >= clients).await;
    }

    /// Policy violations that browsers have reported.
    pub fn violations(&self) -> Vec<String> {
        self.plan.lock().violations.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
