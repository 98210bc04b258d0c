use serde::{Deserialize, Serialize};

use super::{AsOf, AsOfSource, Engine, Loaded, Report};
use crate::domain::{Instant, shortened};
use crate::source::{Fault, LoadError, Malformed, RecordReader};
use crate::store::{Directory, DirectoryBuilder, LiveCounts};

/// One load on its way from bytes to [`Loaded`], whoever fetches the bytes.
#[derive(Debug)]
pub struct Load {
    what: String,
    reader: RecordReader,
    builder: DirectoryBuilder,
    bytes: u64,
    /// Bytes that were announced.
    total: Option<u64>,
}

/// The progress of a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Progress {
    /// Records read so far.
    pub records: u32,
    /// Bytes read so far.
    pub bytes: u64,
    /// Bytes in all, where the server says so.
    pub total: Option<u64>,
    /// The users counted so far; `None` until the document's `generated_at` is known.
    pub counts: Option<LiveCounts>,
}

/// The instants that a load may be measured against when the document names none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clocks {
    /// The response's `Date` header.
    pub response: Option<Instant>,
    /// The browser's clock.
    pub now: Instant,
}

impl Load {
    /// A load of what the configuration calls `what`.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            reader: RecordReader::new(),
            builder: DirectoryBuilder::new(),
            bytes: 0,
            total: None,
        }
    }

    /// Keeps these fields of each record as well: the portal's own.
    #[must_use]
    pub fn with_fields(self, fields: Vec<String>) -> Self {
        Self {
            builder: DirectoryBuilder::with_fields(fields),
            ..self
        }
    }

    /// Takes note of how many bytes the body should have, where that is known.
    pub fn expect_bytes(&mut self, total: Option<u64>) {
        self.total = total;
    }

    /// Takes the next bytes of the body.
    ///
    /// # Errors
    /// When they can't be a document of users. [`Load::finish`] then decides what is left of it.
    pub fn push(&mut self, chunk: &[u8]) -> Result<(), LoadError> {
        self.bytes += chunk.len() as u64;
        let Self {
            reader, builder, ..
        } = self;
        let pushed = reader.push(chunk, builder);
        if let Some(Ok(at)) = reader.header().generated_at {
            builder.measure(at);
        }
        pushed.map_err(|malformed| self.error(malformed))
    }

    /// The progress of the load.
    pub fn progress(&self) -> Progress {
        Progress {
            records: self.builder.records(),
            bytes: self.bytes,
            // More bytes than announced: the number was about something else.
            total: self.total.filter(|total| *total >= self.bytes),
            counts: self.builder.counts(),
        }
    }

    /// Like [`Load::end`], with an engine on this page.
    ///
    /// # Errors
    /// As [`Load::end`].
    pub fn finish(self, body: Result<(), LoadError>, clocks: Clocks) -> Result<Loaded, LoadError> {
        let (directory, report) = self.end(body, clocks)?;
        Ok(Loaded::new(Engine::here(directory), report))
    }

    /// Ends the load, because the body has ended or an error has interrupted it.
    ///
    /// # Errors
    /// When not one record was read and the document does not say that there are none: an error
    /// must never look like an empty organization.
    pub fn end(
        mut self,
        body: Result<(), LoadError>,
        clocks: Clocks,
    ) -> Result<(Directory, Report), LoadError> {
        let is_short = self.total.is_some_and(|total| self.bytes < total);
        let body = if is_short {
            body.and(Err(self.error(Malformed::EndedEarly)))
        } else {
            body
        };
        let Self {
            reader, builder, ..
        } = &mut self;
        let complete = match body {
            Ok(()) => reader
                .finish(builder)
                .map_err(|malformed| self.error(malformed)),
            Err(error) => {
                reader.interrupt(builder);
                Err(error)
            }
        };
        let partial = match complete {
            Err(error) if self.builder.records() == 0 => return Err(error),
            complete => complete.err(),
        };

        let header = self.reader.header().clone();
        let has_open_end = self.reader.has_open_end();
        let mut as_of = as_of(header.generated_at, clocks);
        let directory = self.builder.finish(as_of.at, header.history_from);
        if as_of.source == AsOfSource::Clock {
            let newest = directory.newest_use();
            as_of.doubtful_since = newest.filter(|newest| as_of.at - *newest > AsOf::OLD);
        }
        let report = Report {
            as_of,
            organization: header
                .organization
                .filter(|name| !name.trim().is_empty())
                .map(|name| shortened(&name).into_owned()),
            records: directory.records(),
            set_aside: directory.set_aside().len(),
            has_open_end,
            partial,
        };
        Ok((directory, report))
    }

    fn error(&self, malformed: Malformed) -> LoadError {
        LoadError {
            what: self.what.clone(),
            fault: Fault::Malformed(malformed),
        }
    }
}

fn as_of(generated_at: Option<Result<Instant, String>>, clocks: Clocks) -> AsOf {
    let (document, unreadable) = match generated_at {
        Some(Ok(at)) => (Some(at), None),
        Some(Err(text)) => (None, Some(shortened(&text).into_owned())),
        None => (None, None),
    };
    let document = document.map(|at| (at, AsOfSource::Document));
    let response = clocks.response.map(|at| (at, AsOfSource::Response));
    let (at, source) = document
        .or(response)
        .unwrap_or((clocks.now, AsOfSource::Clock));
    AsOf {
        at,
        source,
        unreadable,
        is_old: clocks.now - at > AsOf::OLD,
        is_ahead: at - clocks.now > AsOf::AHEAD,
        doubtful_since: None,
    }
}
