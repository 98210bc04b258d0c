//! Fetching: the only file that talks to the network.

use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Request, Response};
use gloo_timers::callback::Timeout;
use gloo_timers::future::TimeoutFuture;
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCredentials,
};

use super::clock::{self, Stopwatch};
use super::{Clocks, Load, Loaded, Progress};
use crate::source::{Config, Credentials, Fault, LoadError, Malformed, Source};

/// How long the page may be busy before it gets a turn to paint and to answer its user.
const SLICE_MILLIS: f64 = 12.0;

/// Cancels what was started with it when it is dropped.
#[derive(Debug, Clone)]
pub struct Abort(Rc<AbortOnDrop>);

#[derive(Debug)]
struct AbortOnDrop(AbortController);

impl Abort {
    /// `None` in a browser without `AbortController`, of which no supported one is left.
    pub fn new() -> Option<Self> {
        AbortController::new()
            .ok()
            .map(|controller| Self(Rc::new(AbortOnDrop(controller))))
    }
}

impl Abort {
    /// Cancels at once, whoever else holds the handle.
    pub fn now(&self) {
        self.0.0.abort();
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Loads the configuration from its address. One that is not there is the default one.
///
/// # Errors
/// When it can't be had, or is not valid.
pub async fn load_config(url: &str, abort: &Abort) -> Result<Config, LoadError> {
    let what = "config.json".to_owned();
    let fetch = Fetch {
        what,
        timeout_seconds: Source::default().timeout_seconds,
        abort,
    };
    let mut body = Vec::new();
    let response = match fetch.send(url, Credentials::SameOrigin).await {
        Err(LoadError {
            fault: Fault::Status(404),
            ..
        }) => return Ok(Config::default()),
        response => response?,
    };
    let mut chunks = fetch.chunks(&response)?;
    while let Some(chunk) = chunks.next().await? {
        body.extend_from_slice(chunk);
    }
    Config::parse(&body).map_err(|problem| fetch.error(Fault::Configuration(problem)))
}

/// Loads the users from a URL, reading records as their bytes arrive.
///
/// # Errors
/// When nothing could be read; a load that fails later gives what it has, as partial.
pub async fn load_users(
    url: &str,
    source: &Source,
    abort: &Abort,
    on_progress: impl Fn(Progress),
) -> Result<Loaded, LoadError> {
    let fetch = Fetch {
        what: source.url.clone(),
        timeout_seconds: source.timeout_seconds,
        abort,
    };
    let response = fetch.send(url, source.credentials).await?;
    let header = |name| response.headers().get(name);
    // A compressed body has another length than the bytes that arrive here.
    let total = header("content-length").filter(|_| header("content-encoding").is_none());
    let total = total.and_then(|total| total.parse().ok());

    let mut load = Load::new(source.url.as_str());
    let mut chunks = fetch.chunks(&response)?;
    let mut slice = Stopwatch::start();
    on_progress(load.progress(total));
    let body = loop {
        match chunks.next().await {
            Ok(Some(chunk)) => {
                if let Err(error) = load.push(chunk) {
                    break Err(error);
                }
            }
            Ok(None) => break Ok(()),
            Err(error) => break Err(error),
        }
        on_progress(load.progress(total));
        if slice.millis() > SLICE_MILLIS {
            TimeoutFuture::new(0).await;
            slice = Stopwatch::start();
        }
    };
    let response = header("date").and_then(|date| clock::parse_http_date(&date));
    load.finish(
        body,
        Clocks {
            response,
            now: clock::now(),
        },
    )
}

/// One request, and what its errors are called.
struct Fetch<'a> {
    what: String,
    timeout_seconds: u32,
    abort: &'a Abort,
}

impl Fetch<'_> {
    async fn send(&self, url: &str, credentials: Credentials) -> Result<Response, LoadError> {
        let watchdog = self.watchdog();
        let request = Request::get(url)
            .credentials(match credentials {
                Credentials::Omit => RequestCredentials::Omit,
                Credentials::SameOrigin => RequestCredentials::SameOrigin,
                Credentials::Include => RequestCredentials::Include,
            })
            .abort_signal(Some(&self.abort.0.0.signal()));
        let response = request
            .send()
            .await
            .map_err(|_| watchdog.fault(self, Fault::Unreachable))?;
        if response.ok() {
            Ok(response)
        } else {
            Err(self.error(Fault::Status(response.status())))
        }
    }

    fn chunks(&self, response: &Response) -> Result<Chunks<'_>, LoadError> {
        let empty = || self.error(Fault::Malformed(Malformed::Empty));
        let reader = response
            .body()
            .ok_or_else(empty)?
            .get_reader()
            .unchecked_into();
        Ok(Chunks {
            fetch: self,
            reader,
            buffer: Vec::new(),
        })
    }

    fn watchdog(&self) -> Watchdog {
        let barked = Rc::new(Cell::new(false));
        let controller = self.abort.0.0.clone();
        let millis = self.timeout_seconds.saturating_mul(1000);
        let bark = {
            let barked = barked.clone();
            move || {
                barked.set(true);
                controller.abort();
            }
        };
        let timeout = (millis > 0).then(|| Timeout::new(millis, bark));
        Watchdog {
            barked,
            _timeout: timeout,
        }
    }

    fn error(&self, fault: Fault) -> LoadError {
        LoadError {
            what: self.what.clone(),
            fault,
        }
    }
}

/// Aborts a request that stays silent, unless it is dropped before.
struct Watchdog {
    barked: Rc<Cell<bool>>,
    _timeout: Option<Timeout>,
}

impl Watchdog {
    fn fault(&self, fetch: &Fetch<'_>, otherwise: Fault) -> LoadError {
        let timed_out = Fault::TimedOut(fetch.timeout_seconds);
        fetch.error(if self.barked.get() {
            timed_out
        } else {
            otherwise
        })
    }
}

/// The body of a response, chunk by chunk.
struct Chunks<'a> {
    fetch: &'a Fetch<'a>,
    reader: ReadableStreamDefaultReader,
    buffer: Vec<u8>,
}

impl Chunks<'_> {
    async fn next(&mut self) -> Result<Option<&[u8]>, LoadError> {
        let watchdog = self.fetch.watchdog();
        let cut = Fault::Malformed(Malformed::EndedEarly);
        let result = JsFuture::from(self.reader.read()).await;
        let result = result.map_err(|_| watchdog.fault(self.fetch, cut))?;
        let result: ReadableStreamReadResult = result.unchecked_into();
        if result.get_done().unwrap_or(true) {
            return Ok(None);
        }
        let chunk: Uint8Array = result.get_value().unchecked_into();
        self.buffer.resize(chunk.length() as usize, 0);
        chunk.copy_to(&mut self.buffer);
        Ok(Some(&self.buffer))
    }
}
