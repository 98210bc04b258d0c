//! Fetching: the only folder that talks to the network.

mod abort;
mod csrf;
mod early;
mod fetch;

use js_sys::{Function, Uint8Array};
use leptos::prelude::{document, window};

pub use self::abort::Abort;
pub use self::early::{answer_early_with, forget as forget_early};
use self::fetch::Fetch;
use super::clock;
use super::reading::Reading;
use super::{Clocks, Loaded, Progress};
use crate::source::{Config, Csrf, Fault, LoadError, Reminder, SendError, Sent, Source};

/// Bytes of a document that are read at once.
const CHUNK: u32 = 64 * 1024;

/// Where a document comes from, and what is sent with the request for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Origin {
    /// The resolved address of the document.
    pub url: String,
    /// What errors call it, and how it is requested.
    pub source: Source,
    /// The portal's own fields to keep of each record.
    pub fields: Vec<String>,
    /// Where the token is that proves that the request comes from the portal's own page.
    pub csrf: Option<Csrf>,
    /// Answers the request in place of the browser: takes a `Request`, gives a `Response` or the
    /// promise of one.
    pub fetcher: Option<Function>,
    /// What is sent along, where it is not only a question.
    pub post: Option<Post>,
}

/// What a request sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// JSON.
    pub body: String,
    /// The same for each try, so that the server does the same thing only once.
    pub idempotency_key: String,
}

/// Whether an address is on the page's own server.
fn is_own_origin(url: &str) -> bool {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let origin = web_sys::Url::new_with_base(url, &base).map(|url| url.origin());
    !url.is_empty() && origin.ok() == window().location().origin().ok()
}

/// Loads the configuration from its address. One that is not there is the default one.
///
/// # Errors
/// When it can't be had, or is not valid.
pub async fn load_config(url: &str, abort: &Abort) -> Result<Config, LoadError> {
    let source = Source {
        url: "config.json".to_owned(),
        ..Source::default()
    };
    let origin = Origin {
        url: url.to_owned(),
        source,
        ..Origin::default()
    };
    let fetch = Fetch {
        origin: &origin,
        abort,
    };
    let body = match fetch.whole().await {
        Err(LoadError {
            fault: Fault::Status(404),
            ..
        }) => return Ok(Config::default()),
        body => body?,
    };
    Config::parse(&body).map_err(|fault| fetch.error(fault))
}

/// Loads the users, reading records as their bytes arrive.
///
/// # Errors
/// When nothing could be read; a load that fails later gives what it has, as partial.
pub async fn load_users(
    origin: &Origin,
    abort: &Abort,
    on_progress: impl Fn(Progress) + 'static,
) -> Result<Loaded, LoadError> {
    let fetch = Fetch { origin, abort };
    let response = fetch.send().await?;
    let header = |name| response.headers().get(name);
    // A compressed body has another length than the bytes that arrive here, and another origin
    // does not say whether it is compressed.
    let is_plain = is_own_origin(&response.url()) && header("content-encoding").is_none();
    let length = header("content-length").filter(|_| is_plain);

    let length = length.and_then(|length| length.parse().ok());
    let fields = origin.fields.clone();
    let mut reading = Reading::new(&origin.source.url, length, fields, on_progress);
    let mut chunks = fetch.chunks(&response)?;
    let body = loop {
        match chunks.next().await {
            Ok(Some(chunk)) => {
                if !reading.push(chunk).await {
                    break Ok(());
                }
            }
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
    };
    let response = header("date").and_then(|date| clock::parse_http_date(&date));
    let clocks = Clocks {
        response,
        now: clock::now(),
    };
    reading.finish(body, clocks).await
}

/// Gets a short answer that is a success.
///
/// # Errors
/// When there is none. After a request that changes something, it may have been changed all the same.
pub async fn get_answer(origin: &Origin) -> Result<Vec<u8>, LoadError> {
    let error = |fault| LoadError {
        what: origin.source.url.clone(),
        fault,
    };
    if !window().navigator().on_line() {
        return Err(error(Fault::Offline));
    }
    let abort = Abort::new().ok_or_else(|| error(Fault::BadRequest))?;
    let fetch = Fetch {
        origin,
        abort: &abort,
    };
    fetch.whole().await
}

/// Has the portal send a reminder.
///
/// # Errors
/// When it was not sent, or may not have been.
pub async fn send_reminder(
    url: &str,
    config: &Config,
    fetcher: Option<Function>,
    reminder: &Reminder,
    idempotency_key: &str,
) -> Result<Sent, SendError> {
    let origin = Origin {
        url: url.to_owned(),
        source: config.reminder_source(),
        csrf: config.csrf.clone(),
        post: Some(Post {
            body: reminder.to_json(),
            idempotency_key: idempotency_key.to_owned(),
        }),
        fetcher,
        ..Origin::default()
    };
    if !window().navigator().on_line() {
        return Err(SendError::NotSent(Fault::Offline));
    }
    let abort = Abort::new().ok_or(SendError::NotSent(Fault::BadRequest))?;
    let fetch = Fetch {
        origin: &origin,
        abort: &abort,
    };
    let response = fetch.answer().await?;
    if !response.ok() {
        let seconds = response.headers().get("retry-after");
        let error = fetch.error(Fault::Status(response.status()));
        return Err(match SendError::from(error) {
            SendError::Busy(_) => {
                SendError::Busy(seconds.and_then(|text| text.trim().parse().ok()))
            }
            error => error,
        });
    }
    Sent::parse(&fetch.body(&response).await?)
}

/// Reads a document that is already in memory, piece by piece.
///
/// # Errors
/// As [`load_users`].
pub async fn read_users(
    what: &str,
    bytes: &Uint8Array,
    fields: Vec<String>,
    on_progress: impl Fn(Progress) + 'static,
) -> Result<Loaded, LoadError> {
    let length = Some(bytes.length().into());
    let mut reading = Reading::new(what, length, fields, on_progress);
    for start in (0..bytes.length()).step_by(CHUNK as usize) {
        // A copy, because the page may still use the bytes.
        let chunk = bytes.slice(start, start.saturating_add(CHUNK));
        if !reading.push(chunk).await {
            break;
        }
    }
    let clocks = Clocks {
        response: None,
        now: clock::now(),
    };
    reading.finish(Ok(()), clocks).await
}
