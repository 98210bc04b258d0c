//! The messages between a page and its worker. Each is an array of a kind, a number and bytes; the bytes are
//! transferred, not copied.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// What a message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// To the worker: what is loaded, and its length.
    Begin,
    /// To the worker: the next bytes of the document.
    Chunk,
    /// To the worker: the document has ended.
    End,
    /// To the worker: a question of the Dashboard.
    AskOverview,
    /// To the worker: a question of a list.
    AskUsers,
    /// To the worker: a later one.
    AskMore,
    /// To the worker: the question is cancelled.
    Cancel,
    /// To the page: the worker listens.
    Ready,
    /// To the page: how far the load is.
    Progress,
    /// To the page: the document can't be read any further.
    Enough,
    /// To the page: the load has ended.
    Loaded,
    /// To the page: an answer.
    Answer,
    /// To the page: a question can't be answered here.
    NoAnswer,
    /// To the page: the worker has stopped, and why.
    Stopped,
}

const KINDS: [Kind; 14] = [
    Kind::Begin,
    Kind::Chunk,
    Kind::End,
    Kind::AskOverview,
    Kind::AskUsers,
    Kind::AskMore,
    Kind::Cancel,
    Kind::Ready,
    Kind::Progress,
    Kind::Enough,
    Kind::Loaded,
    Kind::Answer,
    Kind::NoAnswer,
    Kind::Stopped,
];

/// One message.
#[derive(Debug)]
pub struct Message {
    /// What it is about.
    pub kind: Kind,
    /// Which question, where it is about one.
    pub call: u32,
    /// All else.
    pub bytes: Uint8Array,
}

impl Message {
    /// A message about no question in particular.
    pub fn new(kind: Kind, bytes: &[u8]) -> Self {
        Self::of_call(kind, 0, bytes)
    }

    /// A message about one question.
    pub fn of_call(kind: Kind, call: u32, bytes: &[u8]) -> Self {
        Self {
            kind,
            call,
            bytes: Uint8Array::from(bytes),
        }
    }

    /// The data of the event that brought it; `None` where it is something else.
    pub fn read(data: &JsValue) -> Option<Self> {
        let data: &Array = data.dyn_ref()?;
        Some(Self {
            kind: KINDS.into_iter().find(|kind| data.get(0) == *kind as u32)?,
            call: data.get(1).as_f64()? as u32,
            bytes: data.get(2).dyn_into().ok()?,
        })
    }

    /// The data to post, and the memory to hand over with it.
    pub fn parts(&self) -> (Array, Array) {
        let data = Array::of3(&(self.kind as u32).into(), &self.call.into(), &self.bytes);
        let buffer: ArrayBuffer = self.bytes.buffer();
        (data, Array::of1(&buffer))
    }
}
