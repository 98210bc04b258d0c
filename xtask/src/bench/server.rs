//! The one server of a run: every page in a folder of its own, and in each the same document.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::Result;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody as _, to_bytes};
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse as _, Response};
use axum::routing::get;
use futures_util::stream;

use super::pace::{Network, Pace, delay};
use crate::serve;

/// The server, until the program ends. Listens on the loopback interface only.
#[derive(Clone)]
pub struct Server {
    port: u16,
    state: Arc<Mutex<Setting>>,
}

/// What is sent, and how.
struct Setting {
    document: Bytes,
    is_gzip: bool,
    network: Network,
    pace: Option<Arc<Pace>>,
    sent: Sent,
}

/// Bytes of bodies, as they went over the wire.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sent {
    /// The page, its scripts, styles and WebAssembly.
    pub code: u64,
    /// The document.
    pub document: u64,
}

impl Server {
    /// Serves each folder below its name.
    ///
    /// # Errors
    /// No port is free.
    pub fn start(folders: BTreeMap<&'static str, PathBuf>) -> Result<Self> {
        let state = Arc::new(Mutex::new(Setting {
            document: Bytes::new(),
            is_gzip: false,
            network: Network::Unlimited,
            pace: None,
            sent: Sent::default(),
        }));
        let app = app(folders, state.clone());
        let runtime = serve::runtime()?;
        let (listener, port) = runtime.block_on(serve::port::listen(0))?;
        thread::spawn(move || runtime.block_on(async { axum::serve(listener, app).await }));
        Ok(Self { port, state })
    }

    /// The address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Sends another document from now on, or the same in another way.
    pub fn send(&self, document: Bytes, is_gzip: bool, network: Network) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.document = document;
        state.is_gzip = is_gzip;
        state.network = network;
        state.pace = network.rate().map(|rate| Arc::new(Pace::new(rate)));
    }

    /// What was sent since the last time.
    pub fn take_sent(&self) -> Sent {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut state.sent)
    }
}

type Shared = Arc<Mutex<Setting>>;

fn app(folders: BTreeMap<&'static str, PathBuf>, state: Shared) -> Router {
    let mut app = Router::new().route(
        "/blank",
        get(async || Html("<!doctype html><title>Blank</title>")),
    );
    for (name, folder) in folders {
        let base = match name {
            "app" => Some("/app/"),
            "before" => Some("/before/"),
            _ => None,
        };
        let pages = serve::app(folder, base);
        app = app
            .route(&format!("/{name}/users.json"), get(document))
            .nest_service(&format!("/{name}"), pages);
    }
    serve::strict(app.with_state(state.clone())).layer(from_fn_with_state(state, paced))
}

async fn document(State(state): State<Shared>) -> Response {
    let state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let mut response = state.document.clone().into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if state.is_gzip {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// Counts the bytes of every answer, and sends them as slowly as the network would.
async fn paced(State(state): State<Shared>, request: Request, next: Next) -> Response {
    let is_document = request.uri().path().ends_with("/users.json");
    let (network, pace) = {
        let state = state.lock().unwrap_or_else(PoisonError::into_inner);
        (state.network, state.pace.clone())
    };
    delay(network).await;
    let response = next.run(request).await;
    count(&state, is_document, &response);
    match pace {
        Some(pace) => slowly(response, pace).await,
        None => response,
    }
}

fn count(state: &Shared, is_document: bool, response: &Response) {
    let length = response.headers().get(CONTENT_LENGTH);
    let length = length.and_then(|length| length.to_str().ok()?.parse().ok());
    let length = length.or(response.body().size_hint().exact());
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let sent = if is_document {
        &mut state.sent.document
    } else {
        &mut state.sent.code
    };
    *sent += length.unwrap_or(0);
}

async fn slowly(response: Response, pace: Arc<Pace>) -> Response {
    let (mut head, body) = response.into_parts();
    let Ok(whole) = to_bytes(body, usize::MAX).await else {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    head.headers
        .insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    let pieces = stream::unfold(whole, move |mut left| {
        let pace = pace.clone();
        async move {
            let piece = left.split_to(pace.piece().min(left.len()));
            pace.sent(piece.len()).await;
            (!piece.is_empty()).then_some((Ok::<_, std::convert::Infallible>(piece), left))
        }
    });
    Response::from_parts(head, Body::from_stream(pieces))
}
