//! The worker's side: reads a document and answers questions about it.

use std::cell::RefCell;
use std::panic;
use std::rc::Rc;
use std::sync::Arc;

use futures_util::future::{AbortHandle, abortable};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::message::{Kind, Message};
use super::{Begin, End, take_numbered};
use crate::engine::Load;
use crate::engine::Stopwatch;
use crate::engine::answer::{Data, answer_overview};
use crate::engine::protocol::{self, Stopped, from_bytes, to_bytes};
use crate::engine::users_part::{answer_later, fetch_more_ahead};
use crate::source::LoadError;

/// How often the page hears about a load, in time and in bytes. It sends no more while too many bytes are
/// unread, so news must come before that.
const NEWS_MILLIS: f64 = 16.0;
const NEWS_BYTES: u64 = 1 << 20;

/// Questions in progress, by number.
type Calls = Rc<RefCell<Vec<(u32, AbortHandle)>>>;

/// What the worker has: a load, then data.
enum State {
    Idle,
    Loading {
        load: Box<Load>,
        error: Option<LoadError>,
        since_news: Stopwatch,
        bytes_told: u64,
    },
    Ready(Arc<Data>),
}

/// In a worker, serves the page that started it and returns `true`.
pub fn serve() -> bool {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return false;
    };
    panic::set_hook(Box::new(|panic| {
        post(&Message::new(Kind::Stopped, panic.to_string().as_bytes()));
    }));
    let (state, calls) = (Rc::new(RefCell::new(State::Idle)), Calls::default());
    let on_message = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(message) = Message::read(&event.data()) {
            take(&state, &calls, message);
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Needed for the worker's whole life.
    on_message.forget();
    post(&Message::new(Kind::Ready, &[]));
    true
}

fn post(message: &Message) {
    let (data, memory) = message.parts();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    // Can't fail: a worker without its page does not run.
    let _ = scope.post_message_with_transfer(&data, &memory);
}

fn take(state: &Rc<RefCell<State>>, calls: &Calls, message: Message) {
    let Message { kind, call, bytes } = message;
    match kind {
        Kind::Begin => {
            let begin = from_bytes(&bytes.to_vec());
            if let Ok(Begin {
                what,
                length,
                fields,
            }) = begin
            {
                let mut load = Box::new(Load::new(what).with_fields(fields));
                load.expect_bytes(length);
                *state.borrow_mut() = State::Loading {
                    load,
                    error: None,
                    since_news: Stopwatch::start(),
                    bytes_told: 0,
                };
            }
        }
        Kind::Chunk => push(&mut state.borrow_mut(), &bytes.to_vec()),
        Kind::End => {
            if let Ok(end) = from_bytes(&bytes.to_vec()) {
                finish(&mut state.borrow_mut(), end);
            }
        }
        Kind::AskOverview | Kind::AskUsers | Kind::AskMore => {
            let data = match &*state.borrow() {
                State::Ready(data) => data.clone(),
                State::Idle | State::Loading { .. } => return answer(call, Err(Stopped)),
            };
            let question = bytes.to_vec();
            let answering = match kind {
                Kind::AskOverview => answer_overview(data, question),
                Kind::AskMore => answer_later(protocol::Kind::More, data, question),
                _ => answer_later(protocol::Kind::Users, data, question),
            };
            let (answering, abort) = abortable(answering);
            calls.borrow_mut().push((call, abort));
            let calls = calls.clone();
            spawn_local(async move {
                let answered = answering.await;
                take_numbered(&calls, call);
                // A cancelled question gets no reply.
                answered
                    .into_iter()
                    .for_each(|answered| answer(call, answered));
                // A list has its rows: a user or a file may be asked for next.
                if kind == Kind::AskUsers {
                    fetch_more_ahead().await;
                }
            });
        }
        Kind::Cancel => {
            let abort = take_numbered(calls, call);
            abort.iter().for_each(AbortHandle::abort);
        }
        _ => {}
    }
}

fn answer(call: u32, answer: Result<Vec<u8>, Stopped>) {
    post(&match answer {
        Ok(answer) => Message::of_call(Kind::Answer, call, &answer),
        Err(Stopped) => Message::of_call(Kind::NoAnswer, call, &[]),
    });
}

fn push(state: &mut State, chunk: &[u8]) {
    let State::Loading {
        load,
        error,
        since_news,
        bytes_told,
    } = state
    else {
        return;
    };
    if error.is_some() {
        return;
    }
    if let Err(malformed) = load.push(chunk) {
        *error = Some(malformed);
        return post(&Message::new(Kind::Enough, &[]));
    }
    let progress = load.progress();
    if since_news.millis() > NEWS_MILLIS || progress.bytes - *bytes_told > NEWS_BYTES {
        *since_news = Stopwatch::start();
        *bytes_told = progress.bytes;
        post(&Message::new(Kind::Progress, &to_bytes(&progress)));
    }
}

fn finish(state: &mut State, End { body, clocks }: End) {
    let State::Loading { load, error, .. } = std::mem::replace(state, State::Idle) else {
        return;
    };
    let ended = load.end(error.map_or(body, Err), clocks);
    let report = ended.map(|(directory, report)| {
        *state = State::Ready(Arc::new(Data::new(directory)));
        report
    });
    post(&Message::new(Kind::Loaded, &to_bytes(&report)));
}
