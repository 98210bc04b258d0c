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

/// A separate server for one test. It stops when it is dropped.
#[derive(Debug)]
pub struct Server {
    origin: String,
    base: &'static str,
    plan: Arc<Plan>,
    task: JoinHandle<()>,
}

/// What the server does, and what has come to it.
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

/// Files that the server has lost, by the ends of their paths.
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
    /// Serves the app at the root, or under a path such as `/portal/insights`; beside it a portal in
    /// a framework, at its name.
    ///
    /// # Panics
    /// When there is no free port.
    pub async fn start(base: &'static str, framework: Option<&'static str>, users: Answer) -> Self {
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
        let router = routes(base, framework, plan.clone());
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

    /// The same place as [`Server::url`] under another name, which browsers take for another site.
    pub fn foreign_url(&self, path: &str) -> String {
        self.url(path).replace("127.0.0.1", "localhost")
    }

    /// From now on answers so for the users.
    pub fn users(&self, answer: impl Into<Answer>) {
        self.plan.lock().users = answer.into();
    }

    /// From now on sends the users' document as the test turns the tap.
    pub fn users_by_hand(&self, length: Option<usize>) -> Tap {
        let (tap, answer) = Tap::new(length);
        self.users(answer);
        tap
    }

    /// From now on answers so for the configuration; at first there is none.
    pub fn config(&self, answer: Answer) {
        self.plan.lock().config = answer;
    }

    /// From now on sends another content security policy.
    pub fn policy(&self, policy: &str) {
        self.plan.lock().policy = format!("{policy}; report-uri /csp-reports");
    }

    /// From now on has no file whose path ends like this.
    pub fn lose(&self, end: &'static str) {
        self.plan.lock().missing = Some(Missing { end, but: None });
    }

    /// From now on has a page in place of each file whose path ends like this.
    pub fn replace(&self, end: &'static str) {
        self.plan.lock().replaced = Some(end);
    }

    /// From now on has no file whose path ends like this, except for the start-up script.
    pub fn lose_all_but_start(&self, end: &'static str) {
        let but = Some("/start.js");
        self.plan.lock().missing = Some(Missing { end, but });
    }

    /// How often the users were requested.
    pub fn asked(&self) -> usize {
        self.plan.lock().asked.len()
    }

    /// This header of each request for the users.
    pub fn asked_with(&self, header: &str) -> Vec<Option<String>> {
        let value = |headers: &HeaderMap| Some(headers.get(header)?.to_str().ok()?.to_owned());
        self.plan.lock().asked.iter().map(value).collect()
    }

    /// Waits until so many clients in all have gone away without a full answer.
    ///
    /// # Panics
    /// When they stay.
    pub async fn left_by(&self, clients: usize) {
        let what = format!("{clients} client(s) cancel the request for the users");
        Patience::until(&what, || self.plan.lock().left >= clients).await;
    }

    /// What browsers have reported against the policy.
    pub fn violations(&self) -> Vec<String> {
        self.plan.lock().violations.clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}
