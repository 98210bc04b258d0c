use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Files a test puts on the portal's site, and the paths that were requested.
#[derive(Debug, Default)]
pub struct Bench(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    files: HashMap<String, File>,
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

impl Bench {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an answer at a path.
    pub fn put(&self, path: &str, file: File) {
        self.lock().files.insert(path.to_owned(), file);
    }

    /// Removes the answer at a path.
    pub fn take(&self, path: &str) {
        self.lock().files.remove(path);
    }

    /// How often a path was requested.
    pub fn asked(&self, path: &str) -> usize {
        let inner = self.lock();
        inner.asked.iter().filter(|asked| *asked == path).count()
    }
}

/// Answers from the bench, or else lets the portal answer.
pub async fn answer(State(bench): State<Arc<Bench>>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let file = {
        let mut inner = bench.lock();
        inner.asked.push(path.clone());
        inner.files.get(&path).cloned()
    };
    match file {
        None => next.run(request).await,
        Some(File::Status(status)) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST);
            (status, [(CACHE_CONTROL, "no-store")]).into_response()
        }
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
