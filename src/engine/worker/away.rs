//! The page's side of a worker.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Url, Worker, WorkerOptions, WorkerType};

use super::message::{Kind, Message};
use super::{Begin, End, SCRIPT, take_numbered};
use crate::engine::host::{Answering, Host, Stopping};
use crate::engine::protocol::{self, Stopped, from_bytes, to_bytes};
use crate::engine::{Clocks, Engine, Loaded, Progress, Report};
use crate::source::{Fault, LoadError};

/// The most bytes that may wait in the worker, so that a slow one does not fill the memory.
const MOST_WAITING: u64 = 8 << 20;

/// A worker that is silent for this long counts as unable to start.
const PATIENCE_MILLIS: u32 = 5000;

/// A worker that reads a document and then answers questions about it. Dropping the last handle ends it and
/// frees its memory.
#[derive(Clone)]
pub struct Away(SendWrapper<Rc<Link>>);

struct Link {
    worker: Worker,
    what: String,
    /// Bytes sent so far.
    sent: Cell<u64>,
    state: Cell<State>,
    progress: Cell<Progress>,
    on_progress: Box<dyn Fn(Progress)>,
    report: RefCell<Option<Result<Report, LoadError>>>,
    calls: Cell<u32>,
    /// What takes the answers to the questions in progress, by number.
    answers: RefCell<Vec<(u32, Function)>>,
    /// Called at the next message that is not an answer.
    news: RefCell<Vec<Function>>,
    /// What listens to the worker.
    listeners: RefCell<Vec<Listener>>,
}

type Listener = Closure<dyn Fn(Event)>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Starting,
    Running,
    /// The document can't be read any further.
    HasEnough,
    Stopped,
}

impl Away {
    /// Starts a worker that reads a document; `None` where it can't run.
    pub async fn start(
        what: String,
        length: Option<u64>,
        fields: Vec<String>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Option<Self> {
        let link = Rc::new(Link {
            worker: worker()?,
            what: what.clone(),
            sent: Cell::new(0),
            state: Cell::new(State::Starting),
            progress: Cell::default(),
            on_progress: Box::new(on_progress),
            report: RefCell::default(),
            calls: Cell::new(0),
            answers: RefCell::default(),
            news: RefCell::default(),
            listeners: RefCell::default(),
        });
        Link::listen(&link);
        let late = Rc::downgrade(&link);
        let late = Timeout::new(PATIENCE_MILLIS, move || {
            let link = late.upgrade();
            let link = link.filter(|link| link.state.get() == State::Starting);
            link.iter().for_each(|link| link.stop("it did not start"));
        });
        while link.state.get() == State::Starting {
            link.news().await;
        }
        drop(late);
        if link.state.get() == State::Stopped {
            return None;
        }
        let begin = Begin {
            what,
            length,
            fields,
        };
        link.post(&Message::new(Kind::Begin, &to_bytes(&begin)));
        Some(Self(SendWrapper::new(link)))
    }

    /// Sends the next bytes, and waits if too many are unread. `false` if no more are needed.
    pub async fn push(&self, chunk: Uint8Array) -> bool {
        let link = &self.0;
        link.sent.set(link.sent.get() + u64::from(chunk.length()));
        // Transferring takes the whole buffer, so copy a chunk that shares its buffer.
        let chunk = match chunk.buffer().byte_length() == chunk.length() {
            true => chunk,
            false => chunk.slice(0, chunk.length()),
        };
        link.post(&Message {
            kind: Kind::Chunk,
            call: 0,
            bytes: chunk,
        });
        let is_full = || link.sent.get() - link.progress.get().bytes > MOST_WAITING;
        while link.state.get() == State::Running && is_full() {
            link.news().await;
        }
        link.state.get() == State::Running
    }

    /// Ends the load.
    ///
    /// # Errors
    /// As [`Load::end`](crate::engine::Load::end), or when the worker has stopped.
    pub async fn finish(
        self,
        body: Result<(), LoadError>,
        clocks: Clocks,
    ) -> Result<Loaded, LoadError> {
        let end = End { body, clocks };
        self.0.post(&Message::new(Kind::End, &to_bytes(&end)));
        loop {
            if let Some(report) = self.0.report.take() {
                return Ok(Loaded::new(Engine::new(self), report?));
            }
            if self.0.state.get() == State::Stopped {
                return Err(LoadError {
                    what: self.0.what.clone(),
                    fault: Fault::EngineStopped,
                });
            }
            self.0.news().await;
        }
    }
}

/// A question in progress. Dropping it cancels the question.
struct Asked<'a> {
    link: &'a Link,
    call: u32,
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        if take_numbered(&self.link.answers, self.call).is_some() {
            self.link
                .post(&Message::of_call(Kind::Cancel, self.call, &[]));
        }
    }
}

impl Host for Away {
    fn ask(&self, kind: protocol::Kind, question: Vec<u8>) -> Answering {
        let link = self.0.clone();
        Box::pin(async move {
            if link.state.get() == State::Stopped {
                return Err(Stopped);
            }
            let kind = match kind {
                protocol::Kind::Overview => Kind::AskOverview,
                protocol::Kind::Users => Kind::AskUsers,
                protocol::Kind::More => Kind::AskMore,
            };
            let call = link.calls.get().wrapping_add(1);
            link.calls.set(call);
            let answer = Promise::new(&mut |resolve, _| {
                link.answers.borrow_mut().push((call, resolve));
            });
            link.post(&Message::of_call(kind, call, &question));
            let _asked = Asked { link: &link, call };
            let answer = JsFuture::from(answer).await.map_err(|_| Stopped)?;
            // `null` means that the worker stopped.
            let answer: Uint8Array = answer.dyn_into().map_err(|_| Stopped)?;
            Ok(answer.to_vec())
        })
    }

    fn stopped(&self) -> Stopping {
        let link = Rc::downgrade(&self.0);
        Box::pin(async move {
            // Hold no strong reference while waiting, or the worker would never end.
            while let Some(news) = running(&link) {
                let _ = JsFuture::from(news).await;
            }
            link.upgrade().is_some()
        })
    }
}

/// The next news of a running worker; `None` once it has stopped or was dropped.
fn running(link: &Weak<Link>) -> Option<Promise> {
    let link = link.upgrade()?;
    (link.state.get() != State::Stopped).then(|| link.promise())
}

/// Starts a worker and sends it the program; `None` if the browser or a policy forbids it.
fn worker() -> Option<Worker> {
    let script = SCRIPT.with_borrow(Clone::clone)?;
    let address = Url::new_with_base("engine.js", &script).ok()?.href();
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&address, &options).ok()?;
    let program = Object::new();
    let fields = [
        ("script", script.into()),
        ("module", wasm_bindgen::module()),
    ];
    for (name, value) in fields {
        Reflect::set(&program, &JsValue::from_str(name), &value).ok()?;
    }
    worker.post_message(&program).ok()?;
    Some(worker)
}

impl Link {
    fn listen(this: &Rc<Self>) {
        let on = |name: &str, heard: fn(&Self, Event)| {
            let link = Rc::downgrade(this);
            let listener = Listener::new(move |event| {
                if let Some(link) = link.upgrade() {
                    heard(&link, event);
                }
            });
            let function = listener.as_ref().unchecked_ref();
            let _ = this.worker.add_event_listener_with_callback(name, function);
            this.listeners.borrow_mut().push(listener);
        };
        on("message", |link, event| {
            let event: MessageEvent = event.unchecked_into();
            if let Some(message) = Message::read(&event.data()) {
                link.take(message);
            }
        });
        on("error", |link, event| {
            let why = Reflect::get(&event, &"message".into()).ok();
            let why = why.and_then(|why| why.as_string());
            link.stop(why.as_deref().unwrap_or("it could not be loaded"));
        });
        on("messageerror", |link, _| {
            link.stop("a message could not be read")
        });
    }

    fn take(&self, Message { kind, call, bytes }: Message) {
        match kind {
            Kind::Answer => {
                return call_all(take_numbered(&self.answers, call), &bytes);
            }
            // A policy may block the part for workers only: read on the page from now on.
            Kind::NoAnswer => {
                SCRIPT.set(None);
                return self.stop("it could not load the part that answers");
            }
            Kind::Ready => self.state.set(State::Running),
            Kind::Enough => self.state.set(State::HasEnough),
            Kind::Progress => {
                if let Ok(progress) = from_bytes(&bytes.to_vec()) {
                    self.progress.set(progress);
                    (self.on_progress)(progress);
                }
            }
            Kind::Loaded => match from_bytes(&bytes.to_vec()) {
                Ok(report) => {
                    self.report.replace(Some(report));
                }
                Err(Stopped) => self.stop("its report could not be read"),
            },
            Kind::Stopped => return self.stop(&String::from_utf8_lossy(&bytes.to_vec())),
            Kind::Begin
            | Kind::Chunk
            | Kind::End
            | Kind::AskOverview
            | Kind::AskUsers
            | Kind::AskMore
            | Kind::Cancel => {}
        }
        call_all(self.news.take(), &JsValue::NULL);
    }

    fn post(&self, message: &Message) {
        let (data, memory) = message.parts();
        let posted = self.worker.post_message_with_transfer(&data, &memory);
        // Copy what can't be transferred.
        let posted = posted.or_else(|_| self.worker.post_message(&data));
        if let Err(error) = posted {
            self.stop(&format!("{error:?}"));
        }
    }

    /// Ends the worker and fails everything that waits for it.
    fn stop(&self, why: &str) {
        web_sys::console::error_1(&format!("The engine of Active Users stopped: {why}").into());
        self.state.set(State::Stopped);
        self.worker.terminate();
        self.forget();
    }

    /// Wakes everything that waits, without an answer.
    fn forget(&self) {
        let answers = self.answers.take().into_iter().map(|(_, answer)| answer);
        call_all(answers.chain(self.news.take()), &JsValue::NULL);
    }

    fn promise(&self) -> Promise {
        Promise::new(&mut |resolve, _| self.news.borrow_mut().push(resolve))
    }

    async fn news(&self) {
        let _ = JsFuture::from(self.promise()).await;
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.terminate();
        self.forget();
    }
}

fn call_all(functions: impl IntoIterator<Item = Function>, with: &JsValue) {
    for function in functions {
        let _ = function.call1(&JsValue::NULL, with);
    }
}
