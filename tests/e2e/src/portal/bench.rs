use std::collections::{HashMap, VecDeque};
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::sync::watch;
use tokio::time::sleep;

/// Files a test puts on the portal's site, what goes wrong there, and the paths that were requested.
#[derive(Debug)]
pub struct Bench {
    inner: Mutex<Inner>,
    let_go: watch::Sender<u32>,
}

impl Default for Bench {
    fn default() -> Self {
        Self {
            inner: Mutex::default(),
            let_go: watch::Sender::new(0),
        }
    }
}

#[derive(Debug, Default)]
struct Inner {
    files: HashMap<String, File>,
    troubles: HashMap<String, VecDeque<Trouble>>,
    asked: Vec<String>,
}

/// An answer that replaces the portal's.
#[derive(Debug, Clone)]
pub enum File {
    /// Some text, under some policy.
    Text(String, String),
    /// Only a status.
    Status(u16),
}

/// What goes wrong with one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// The connection is dropped; the portal never sees the request.
    RequestLost,
    /// The portal handles the request; the connection is dropped in place of its answer.
    AnswerLost,
    /// Only this status is answered, with `Retry-After: 1` for 429 and 503; the portal never sees the
    /// request.
    Status(u16),
    /// The portal sees the request only after this time.
    Delayed(Duration),
    /// The portal sees the request only when the test says `lets_go`.
    Held,
}

impl Bench {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an answer at a path.
    pub fn put(&self, path: &str, file: File) {
        self.lock().files.insert(path.to_owned(), file);
    }

    /// Removes the answer at a path.
    pub fn take(&self, path: &str) {
        self.lock().files.remove(path);
    }

    /// Plans what goes wrong with the next requests for a path.
    pub fn trouble(&self, path: &str, troubles: impl IntoIterator<Item = Trouble>) {
        let mut inner = self.lock();
        let planned = inner.troubles.entry(path.to_owned()).or_default();
        planned.extend(troubles);
    }

    /// Lets go every request that is held, also one that nobody waits for any more.
    pub fn let_go(&self) {
        self.let_go.send_modify(|times| *times += 1);
    }

    /// How often a path was requested.
    pub fn asked(&self, path: &str) -> usize {
        let inner = self.lock();
        inner.asked.iter().filter(|asked| *asked == path).count()
    }
}

/// Lets go wrong what is planned, and otherwise answers from the bench or lets the portal answer.
pub async fn answer(State(bench): State<Arc<Bench>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    // Before it counts as asked: who sees that lets it go at once.
    let mut let_go = bench.let_go.subscribe();
    let trouble = {
        let mut inner = bench.lock();
        inner.asked.push(path.clone());
        inner.troubles.get_mut(&path).and_then(VecDeque::pop_front)
    };
    match trouble {
        None => usual(&bench, request, next).await,
        Some(Trouble::RequestLost) => drop_connection(),
        Some(Trouble::AnswerLost) => {
            usual(&bench, request, next).await;
            drop_connection()
        }
        Some(Trouble::Status(code)) => {
            let mut response = status(code);
            if matches!(code, 429 | 503) {
                response.headers_mut().insert(RETRY_AFTER, 1.into());
            }
            response
        }
        Some(Trouble::Delayed(time)) => {
            sleep(time).await;
            usual(&bench, request, next).await
        }
        Some(Trouble::Held) => {
            let _ = let_go.changed().await;
            usual(&bench, request, next).await
        }
    }
}

/// Unwinds without a panic message; only the connection goes away.
fn drop_connection() -> Response {
    resume_unwind(Box::new("dropped on purpose"))
}

fn status(code: u16) -> Response {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST);
    (status, [(CACHE_CONTROL, "no-store")]).into_response()
}

/// Answers from the bench, or else lets the portal answer.
async fn usual(bench: &Bench, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let file = bench.lock().files.get(&path).cloned();
    match file {
        None => next.run(request).await,
        Some(File::Status(code)) => status(code),
        Some(File::Text(text, policy)) => {
            let headers = [
                (CONTENT_TYPE, kind(&path)),
                (CONTENT_SECURITY_POLICY, policy.as_str()),
                (CACHE_CONTROL, "no-store"),
            ];
            (headers, text).into_response()
        }
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.') {
        Some((_, "js")) => "text/javascript; charset=utf-8",
        Some((_, "css")) => "text/css; charset=utf-8",
        Some((_, "json")) => "application/json",
        _ => "text/html; charset=utf-8",
    }
}
