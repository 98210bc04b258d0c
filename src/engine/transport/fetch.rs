use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Headers, Request, Response};
use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCredentials};

use super::abort::Abort;
use super::{Origin, csrf};
use crate::source::{Credentials, Fault, LoadError, Malformed, is_header};

/// One request, and what its errors are called.
pub struct Fetch<'a> {
    pub origin: &'a Origin,
    pub abort: &'a Abort,
}

impl Fetch<'_> {
    /// Gets the answer. A fetcher is asked once more after a 401: it may have renewed its token.
    pub async fn send(&self) -> Result<Response, LoadError> {
        let mut response = self.ask().await?;
        if response.status() == 401 && self.origin.fetcher.is_some() {
            response = self.ask().await?;
        }
        if response.ok() {
            Ok(response)
        } else {
            Err(self.error(Fault::Status(response.status())))
        }
    }

    /// Gets the whole body of a short answer.
    pub async fn whole(&self) -> Result<Vec<u8>, LoadError> {
        let response = self.send().await?;
        let mut body = Vec::new();
        let mut chunks = self.chunks(&response)?;
        while let Some(chunk) = chunks.next().await? {
            body.extend_from_slice(chunk);
        }
        Ok(body)
    }

    async fn ask(&self) -> Result<Response, LoadError> {
        let watchdog = self.watchdog();
        let unreachable = |_: JsValue| watchdog.fault(self, Fault::Unreachable);
        let request = self.request()?;
        let answer = match &self.origin.fetcher {
            None => window().fetch_with_request(&request),
            Some(fetcher) => {
                let answer = fetcher.call1(&JsValue::NULL, &request);
                js_sys::Promise::resolve(&answer.map_err(unreachable)?)
            }
        };
        let answer = JsFuture::from(answer).await.map_err(unreachable)?;
        let response = answer.dyn_into::<web_sys::Response>();
        response
            .map(Response::from)
            .map_err(|_| self.error(Fault::NotAResponse))
    }

    fn request(&self) -> Result<web_sys::Request, LoadError> {
        let Origin {
            url,
            source,
            csrf,
            post,
            ..
        } = self.origin;
        let headers = Headers::new();
        let token = csrf
            .as_ref()
            .and_then(|csrf| Some((&csrf.header, csrf::token(csrf)?)));
        let own = source
            .headers
            .iter()
            .map(|(name, value)| (name, value.clone()));
        for (name, value) in own.chain(token) {
            if !is_header(name, &value) {
                return Err(self.error(Fault::Header(name.clone())));
            }
            headers.set(name, &value);
        }
        if let Some(post) = post {
            headers.set("Content-Type", "application/json");
            headers.set("Idempotency-Key", &post.idempotency_key);
        }
        let request = match post {
            None => Request::get(url),
            Some(_) => Request::post(url),
        };
        let request = request
            .headers(headers)
            .credentials(match source.credentials {
                Credentials::Omit => RequestCredentials::Omit,
                Credentials::SameOrigin => RequestCredentials::SameOrigin,
                Credentials::Include => RequestCredentials::Include,
            })
            .abort_signal(Some(&self.abort.signal()));
        let request = match post {
            None => request.build(),
            Some(post) => request.body(post.body.as_str()),
        };
        request
            .map(Into::into)
            .map_err(|_| self.error(Fault::Unreachable))
    }

    /// The answer's body.
    pub fn chunks(&self, response: &Response) -> Result<Chunks<'_>, LoadError> {
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
        let controller = self.abort.controller();
        let millis = self.origin.source.timeout_seconds.saturating_mul(1000);
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

    pub fn error(&self, fault: Fault) -> LoadError {
        LoadError {
            what: self.origin.source.url.clone(),
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
        let timed_out = Fault::TimedOut(fetch.origin.source.timeout_seconds);
        fetch.error(if self.barked.get() {
            timed_out
        } else {
            otherwise
        })
    }
}

/// The body of a response, chunk by chunk.
pub struct Chunks<'a> {
    fetch: &'a Fetch<'a>,
    reader: ReadableStreamDefaultReader,
    buffer: Vec<u8>,
}

impl Chunks<'_> {
    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<&[u8]>, LoadError> {
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
