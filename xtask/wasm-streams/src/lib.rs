//! What `server_fn` wants of the crate `wasm-streams`, without what it does.
//!
//! Leptos brings server functions along, and they bring `wasm-streams`. It exports classes to JavaScript, and whatever
//! is exported stays in the program, used or not: 2.8 kB of the app and of the elements. This project has no server
//! functions, so nothing here is ever called.

use futures_util::stream::{self, Empty, Stream};
use wasm_bindgen::JsValue;

/// A stream of a request or an answer.
pub struct ReadableStream;

impl ReadableStream {
    /// The stream of an answer.
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        Self
    }

    /// What the answer has: nothing.
    pub fn into_stream(self) -> Empty<Result<JsValue, JsValue>> {
        stream::empty()
    }

    /// The stream of a request.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self
    }

    /// What a browser sends: nothing.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        JsValue::UNDEFINED.into()
    }
}
