use std::cell::Cell;
use std::rc::Rc;

use gloo_net::http::{Headers, Request, Response};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ReadableStreamDefaultReader, ReadableStreamReadResult, RequestCache, RequestCredentials,
    RequestRedirect, ResponseType,
};

use super::abort::Abort;
use super::{Origin, csrf, early, is_own_origin};
use crate::source::{Credentials, Fault, LoadError, Malformed, is_header};

/// Browsers take a longer time for none at all.
const LONGEST_TIMEOUT: u32 = i32::MAX as u32;

/// One request, and what its errors are called.
pub struct Fetch<'a> {
    pub origin: &'a Origin,
    pub abort: &'a Abort,
}

impl Fetch<'_> {
    /// Gets an answer that is a success.
    pub async fn send(&self) -> Result<Response, LoadError> {
        let response = self.answer().await?;
        if response.ok() {
            Ok(response)
        } else {
            Err(self.error(Fault::Status(response.status())))
        }
    }

    /// Gets the answer, whatever its status. A fetcher is asked once more after a 401: it may have
    /// renewed its token.
    pub async fn answer(&self) -> Result<Response, LoadError> {
        let response = self.ask().await?;
        if response.status() == 401 && self.origin.fetcher.is_some() {
            return self.ask().await;
        }
        Ok(response)
    }

    /// Gets the whole body of a short answer.
    pub async fn whole(&self) -> Result<Vec<u8>, LoadError> {
        self.body(&self.send().await?).await
    }

    /// The whole body of a short answer that is there.
    pub async fn body(&self, response: &Response) -> Result<Vec<u8>, LoadError> {
        let mut body = Vec::new();
        let mut chunks = self.chunks(response)?;
        while let Some(chunk) = chunks.next().await? {
            body.extend_from_slice(&chunk.to_vec());
        }
        Ok(body)
    }

    async fn ask(&self) -> Result<Response, LoadError> {
        let request = self.request(RequestRedirect::Follow)?;
        let answer = match &self.origin.fetcher {
            None => match self.in_time(&self.early_answer(&request)).await {
                Ok(answer) => answer,
                Err(stopped) => {
                    let fault = self.why_unreachable().await;
                    return Err(self.stopped(stopped, fault));
                }
            },
            Some(fetcher) => {
                let failed = |error: JsValue| {
                    leptos::logging::error!("The page's fetcher failed: {error:?}");
                    self.error(Fault::FetcherFailed)
                };
                let answer = fetcher.call1(&JsValue::NULL, &request).map_err(failed)?;
                let answer = self.in_time(&Promise::resolve(&answer)).await;
                answer.map_err(|stopped| match stopped {
                    Stopped::TimedOut => self.stopped(stopped, Fault::FetcherFailed),
                    Stopped::Failed(error) => failed(error),
                })?
            }
        };
        if !is_response(&answer) {
            return Err(self.error(Fault::NotAResponse));
        }
        let response: web_sys::Response = answer.unchecked_into();
        if response.body_used() || response.body().is_some_and(|body| body.locked()) {
            return Err(self.error(Fault::UsedResponse));
        }
        Ok(Response::from(response))
    }

    /// Sends the request, or uses the one that the page's script sent early, without headers.
    fn early_answer(&self, request: &web_sys::Request) -> Promise {
        let is_plain = self.origin.post.is_none() && self.origin.source.headers.is_empty();
        let early = early::take(&request.url()).filter(|_| is_plain);
        let early = early.and_then(|early| early.call1(&JsValue::NULL, &self.abort.signal()).ok());
        match early {
            Some(answer) => Promise::resolve(&answer),
            None => window().fetch_with_request(request),
        }
    }

    /// Why there was no answer. A redirect to a server that the browser may not ask, as of a session
    /// that has ended, looks like no network until the request is made once more without following.
    async fn why_unreachable(&self) -> Fault {
        if !window().navigator().on_line() {
            return Fault::Offline;
        }
        if self.origin.post.is_some() {
            return Fault::Unreachable;
        }
        let Ok(request) = self.request(RequestRedirect::Manual) else {
            return Fault::Unreachable;
        };
        let answer = self.in_time(&window().fetch_with_request(&request)).await;
        let is_redirect = answer.is_ok_and(|answer| {
            let response = answer.dyn_ref::<web_sys::Response>();
            response.is_some_and(|response| response.type_() == ResponseType::Opaqueredirect)
        });
        if is_redirect {
            Fault::Redirected
        } else {
            Fault::Unreachable
        }
    }

    /// What a promise comes to, unless nothing does for too long: it may be one of the page's own,
    /// which nothing can cancel.
    async fn in_time(&self, promise: &Promise) -> Result<JsValue, Stopped> {
        let seconds = self.origin.source.timeout_seconds;
        let is_late = Rc::new(Cell::new(false));
        let mut timeout = None;
        let alarm = Promise::new(&mut |_, reject| {
            let (is_late, controller) = (is_late.clone(), self.abort.controller());
            timeout = (seconds > 0).then(|| {
                let millis = seconds.saturating_mul(1000).min(LONGEST_TIMEOUT);
                Timeout::new(millis, move || {
                    is_late.set(true);
                    controller.abort();
                    let _ = reject.call0(&JsValue::NULL);
                })
            });
        });
        let first = Promise::race(&Array::of2(promise, &alarm));
        let settled = JsFuture::from(first).await;
        settled.map_err(|error| {
            if is_late.get() {
                Stopped::TimedOut
            } else {
                Stopped::Failed(error)
            }
        })
    }

    fn stopped(&self, stopped: Stopped, otherwise: Fault) -> LoadError {
        self.error(match stopped {
            Stopped::TimedOut => Fault::TimedOut(self.origin.source.timeout_seconds),
            Stopped::Failed(_) => otherwise,
        })
    }

    fn request(&self, redirect: RequestRedirect) -> Result<web_sys::Request, LoadError> {
        let Origin {
            url,
            source,
            csrf,
            post,
            ..
        } = self.origin;
        let headers = Headers::new();
        // The token is for the page's own server and no other.
        let token = csrf
            .as_ref()
            .filter(|_| is_own_origin(url))
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
            // A refresh must not get what the browser has kept.
            None => Request::get(url).cache(RequestCache::NoCache),
            Some(_) => Request::post(url),
        };
        let request = request
            .headers(headers)
            .credentials(match source.credentials {
                Credentials::Omit => RequestCredentials::Omit,
                Credentials::SameOrigin => RequestCredentials::SameOrigin,
                Credentials::Include => RequestCredentials::Include,
            })
            .redirect(redirect)
            .abort_signal(Some(&self.abort.signal()));
        let request = match post {
            None => request.build(),
            Some(post) => request.body(post.body.as_str()),
        };
        request
            .map(Into::into)
            .map_err(|_| self.error(Fault::BadRequest))
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
        })
    }

    pub fn error(&self, fault: Fault) -> LoadError {
        LoadError {
            what: self.origin.source.url.clone(),
            fault,
        }
    }
}

/// Why a promise gave nothing.
enum Stopped {
    /// It did not settle in time.
    TimedOut,
    /// It was rejected.
    Failed(JsValue),
}

/// Whether a value can be read like a `Response`. It may be one of another window, which is an
/// instance of another class.
fn is_response(value: &JsValue) -> bool {
    let get = |value: &JsValue, name: &str| {
        Reflect::get(value, &JsValue::from_str(name)).unwrap_or_default()
    };
    let body = get(value, "body");
    value.is_object()
        && get(value, "status").as_f64().is_some()
        && get(&get(value, "headers"), "get").is_function()
        && get(value, "bodyUsed").as_bool().is_some()
        && (body.is_null() || get(&body, "getReader").is_function())
}

/// The body of a response, chunk by chunk.
pub struct Chunks<'a> {
    fetch: &'a Fetch<'a>,
    reader: ReadableStreamDefaultReader,
}

impl Chunks<'_> {
    /// The next piece; `None` at the end.
    pub async fn next(&mut self) -> Result<Option<Uint8Array>, LoadError> {
        let cut = Fault::Malformed(Malformed::EndedEarly);
        let result = self.fetch.in_time(&self.reader.read()).await;
        let result = result.map_err(|stopped| self.fetch.stopped(stopped, cut))?;
        let result: ReadableStreamReadResult = result.unchecked_into();
        if result.get_done().unwrap_or(true) {
            return Ok(None);
        }
        Ok(Some(result.get_value().unchecked_into()))
    }
}
