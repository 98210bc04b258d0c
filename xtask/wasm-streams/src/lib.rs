//! The part of `wasm-streams` that `server_fn` is compiled with. None of it works.
//!
//! Leptos depends on `server_fn`, and that on `wasm-streams`, which exports classes to JavaScript. An export stays in the
//! program, used or not: 3 kB in the app and 3 kB in the elements. This project has no server functions, so nothing
//! here is ever called.

use futures_util::stream::{Empty, Stream};
use wasm_bindgen::JsValue;

const NONE: &str = "this project has no server functions";

/// A stream of a request or an answer.
pub struct ReadableStream;

impl ReadableStream {
    /// The stream of an answer.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unreachable!("{NONE}")
    }

    /// What the answer has.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        unreachable!("{NONE}")
    }

    /// The stream of a request.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        unreachable!("{NONE}")
    }

    /// What a browser sends.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        unreachable!("{NONE}")
    }
}
