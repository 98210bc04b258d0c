use serde::{Deserialize, Serialize};

use super::{AsOf, AsOfSource, Engine, Loaded, Report};
use crate::domain::{Figure, Instant, shortened};
use crate::source::{Fault, FiguresDocument, LONGEST_FIGURES, LoadError, Malformed, RecordReader};
use crate::store::{Directory, DirectoryBuilder, LiveCounts};

/// One load on its way from bytes to [`Loaded`], whoever fetches the bytes.
#[derive(Debug)]
pub struct Load {
    what: String,
    reader: RecordReader,
    builder: DirectoryBuilder,
    /// The whole text so far, while it is short enough to be figures without users.
    short: Option<Vec<u8>>,
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
            short: Some(Vec::new()),
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
            reader,
            builder,
            short,
            ..
        } = self;
        match short {
            Some(text) if text.len() + chunk.len() <= LONGEST_FIGURES => {
                text.extend_from_slice(chunk);
            }
            _ => *short = None,
        }
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
        let complete = self.complete(body.clone());
        let short = self.short.take();
        let is_refused = complete.is_err() && !self.builder.has_users();
        // Figures with an id look like the one line of a single user.
        let is_alone = complete.is_ok() && self.builder.records() == 1;
        let figures = short
            .filter(|_| is_refused || is_alone)
            .and_then(|text| FiguresDocument::read(&text))
            .filter(|read| is_refused || read.is_ok())
            .transpose();
        let interrupted = body.err();
        let figures =
            figures.map_err(|malformed| interrupted.clone().unwrap_or(self.error(malformed)))?;
        let partial = match &figures {
            Some(read) => interrupted.or_else(|| Some(self.error(read.broken?))),
            None if self.builder.records() == 0 => complete.map(|()| None)?,
            None => complete.err(),
        };
        if figures.is_some() {
            // It may have taken damaged text for a record.
            self.builder = DirectoryBuilder::new();
        }
        let header = figures.as_ref().map(|read| &read.header);
        let header = header.unwrap_or(self.reader.header()).clone();
        let has_open_end = self.reader.has_open_end();
        let mut as_of = as_of(header.generated_at, clocks);
        let mut directory = self.builder.finish(as_of.at, header.history_from);
        if as_of.source == AsOfSource::Clock {
            let newest = directory.newest_use();
            as_of.doubtful_since = newest.filter(|newest| as_of.at - *newest > AsOf::OLD);
        }
        let organization = header.organization.filter(|name| !name.trim().is_empty());
        let mut report = Report {
            as_of,
            organization: organization.map(|name| shortened(&name).into_owned()),
            records: directory.records(),
            set_aside: directory.set_aside().len(),
            has_open_end,
            partial,
            has_people: true,
            doubts: Vec::new(),
        };
        if let Some(read) = figures {
            directory = report.of_figures(read, directory);
        }
        Ok((directory, report))
    }

    /// Hands on what is left in the reader.
    fn complete(&mut self, body: Result<(), LoadError>) -> Result<(), LoadError> {
        let Self {
            reader, builder, ..
        } = self;
        match body {
            Ok(()) => reader
                .finish(builder)
                .map_err(|malformed| self.error(malformed)),
            Err(error) => {
                reader.interrupt(builder);
                Err(error)
            }
        }
    }

    fn error(&self, malformed: Malformed) -> LoadError {
        LoadError {
            what: self.what.clone(),
            fault: Fault::Malformed(malformed),
        }
    }
}

impl Report {
    /// Makes it the report on a document that has figures and no users.
    fn of_figures(&mut self, read: FiguresDocument, directory: Directory) -> Directory {
        let FiguresDocument {
            figures,
            unreadable,
            ..
        } = read;
        let count = |figure| figures.get(figure).unwrap_or_default();
        self.records = count(Figure::RECORDS) as u32;
        self.set_aside = count(Figure::SET_ASIDE);
        self.has_open_end = false;
        self.has_people = false;
        for name in unreadable {
            self.doubts
                .push(format!("{name} can't be read and is left out."));
        }
        let contradictions = figures.contradictions(self.as_of.at.day());
        self.doubts.extend(contradictions);
        directory.with_figures(figures)
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
