use std::rc::Rc;

use js_sys::Uint8Array;

use super::pause::Turn;
use super::worker::Away;
use super::{Clocks, Load, Loaded, Progress};
use crate::source::LoadError;

/// Larger documents are read by a worker. The page reads a smaller one in the time that a worker takes to start.
const SMALL: u64 = 4 << 20;

/// The page reads so much of a chunk at once, which takes a few milliseconds.
const SLICE: usize = 128 << 10;

/// Reads a document, on the page or in a worker.
pub struct Reading {
    what: String,
    length: Option<u64>,
    fields: Vec<String>,
    bytes: u64,
    on_progress: Rc<dyn Fn(Progress)>,
    place: Place,
}

/// Where a document is read.
enum Place {
    Page(Box<Here>),
    Worker(Away),
}

/// A reading on the page, in slices.
struct Here {
    load: Load,
    error: Option<LoadError>,
    turn: Turn,
    /// The bytes read so far, in case a worker takes over; `None` if no worker can.
    read: Option<Vec<Uint8Array>>,
}

impl Reading {
    /// Starts reading `what`, the document's name in messages, of `length` bytes if that is known. It keeps
    /// these fields of the portal's own.
    pub fn new(
        what: &str,
        length: Option<u64>,
        fields: Vec<String>,
        on_progress: impl Fn(Progress) + 'static,
    ) -> Self {
        let mut load = Load::new(what).with_fields(fields.clone());
        load.expect_bytes(length);
        on_progress(load.progress());
        Self {
            what: what.to_owned(),
            length,
            fields,
            bytes: 0,
            on_progress: Rc::new(on_progress),
            place: Place::Page(Box::new(Here {
                load,
                error: None,
                turn: Turn::new(),
                read: Some(Vec::new()),
            })),
        }
    }

    /// Takes the next bytes of the body. `false` if no more are needed.
    pub async fn push(&mut self, chunk: Uint8Array) -> bool {
        self.bytes += u64::from(chunk.length());
        if self.bytes.max(self.length.unwrap_or_default()) > SMALL {
            self.move_to_worker().await;
        }
        match &mut self.place {
            Place::Worker(worker) => worker.push(chunk).await,
            Place::Page(here) => {
                let goes_on = here.push(chunk).await;
                (self.on_progress)(here.load.progress());
                goes_on
            }
        }
    }

    /// Ends the reading, because the body has ended or an error has interrupted it.
    ///
    /// # Errors
    /// As [`Load::end`].
    pub async fn finish(
        self,
        body: Result<(), LoadError>,
        clocks: Clocks,
    ) -> Result<Loaded, LoadError> {
        match self.place {
            Place::Worker(worker) => worker.finish(body, clocks).await,
            Place::Page(here) => here.load.finish(here.error.map_or(body, Err), clocks),
        }
    }

    /// Moves the reading to a worker, if one can start.
    async fn move_to_worker(&mut self) {
        let Place::Page(here) = &mut self.place else {
            return;
        };
        let Some(read) = here.read.take() else { return };
        let (on_progress, told) = (self.on_progress.clone(), here.load.progress().bytes);
        let on_progress = move |progress: Progress| {
            // The worker starts from the beginning: progress must not step back.
            if progress.bytes >= told {
                on_progress(progress);
            }
        };
        let (what, fields) = (self.what.clone(), self.fields.clone());
        let worker = Away::start(what, self.length, fields, on_progress);
        let Some(worker) = worker.await else { return };
        for chunk in read {
            worker.push(chunk).await;
        }
        self.place = Place::Worker(worker);
    }
}

impl Here {
    async fn push(&mut self, chunk: Uint8Array) -> bool {
        for slice in chunk.to_vec().chunks(SLICE) {
            if let Err(error) = self.load.push(slice) {
                self.error = Some(error);
                return false;
            }
            self.turn.give().await;
        }
        if let Some(read) = &mut self.read {
            read.push(chunk);
        }
        true
    }
}
