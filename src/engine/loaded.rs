use serde::{Deserialize, Serialize};

use super::Engine;
use crate::domain::{Instant, Span};
use crate::source::{Fault, LoadError, Malformed};

/// A finished load: the data and everything known about it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// Answers questions about the data.
    pub engine: Engine,
    /// The instant that everything is measured against.
    pub as_of: AsOf,
    /// Whose users they are, where the document says so.
    pub organization: Option<String>,
    /// Records in the document, good and bad.
    pub records: u32,
    /// How many of them could not be understood.
    pub set_aside: usize,
    /// Whether a missing end would have gone unnoticed: lines without an end line.
    pub has_open_end: bool,
    /// Why only a part of the document was read, where that is so.
    pub partial: Option<LoadError>,
    /// Whether the document has users, and not their figures alone.
    pub has_people: bool,
    /// Why the figures of a document without users can't all be right, a sentence each.
    pub doubts: Vec<String>,
}

/// What a finished load reports about its data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The instant that everything is measured against.
    pub as_of: AsOf,
    /// Whose users they are, where the document says so.
    pub organization: Option<String>,
    /// Records in the document, good and bad.
    pub records: u32,
    /// How many of them could not be understood.
    pub set_aside: usize,
    /// Whether a missing end would have gone unnoticed: lines without an end line.
    pub has_open_end: bool,
    /// Why only a part of the document was read, where that is so.
    pub partial: Option<LoadError>,
    /// Whether the document has users, and not their figures alone.
    pub has_people: bool,
    /// Why the figures of a document without users can't all be right, a sentence each.
    pub doubts: Vec<String>,
}

impl Loaded {
    /// A finished load.
    pub fn new(engine: Engine, report: Report) -> Self {
        let Report {
            as_of,
            organization,
            records,
            set_aside,
            has_open_end,
            partial,
            has_people,
            doubts,
        } = report;
        Self {
            engine,
            as_of,
            organization,
            records,
            set_aside,
            has_open_end,
            partial,
            has_people,
            doubts,
        }
    }

    /// Whether both come from one load.
    pub fn is_same(&self, other: &Self) -> bool {
        self.engine.is_same(&other.engine)
    }

    /// Whether text that is not JSON has hidden where records begin and end.
    pub fn is_damaged(&self) -> bool {
        let fault = self.partial.as_ref().map(|error| &error.fault);
        matches!(fault, Some(Fault::Malformed(Malformed::Damaged { .. })))
    }

    /// Whether all of the document arrived, and a part of it is no JSON.
    pub fn is_unreadable(&self) -> bool {
        let fault = self.partial.as_ref().map(|error| &error.fault);
        self.is_damaged() || matches!(fault, Some(Fault::Malformed(Malformed::NotJson)))
    }
}

/// The instant that a load measures everything against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AsOf {
    /// The instant, frozen for the load.
    pub at: Instant,
    /// Where it comes from.
    pub source: AsOfSource,
    /// The document's `generated_at` where it is there but no date and time.
    pub unreadable: Option<String>,
    /// Whether it was more than 48 hours old when the load ended.
    pub is_old: bool,
    /// Whether it is more than 24 hours after the load: everybody looks idler than they are.
    pub is_ahead: bool,
    /// The newest use in the data, where `at` is the browser's clock and lies more than 48 hours
    /// after it: the clock may be wrong.
    pub doubtful_since: Option<Instant>,
}

/// Where `as_of` comes from, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum AsOfSource {
    /// The document's `generated_at`.
    Document,
    /// The response's `Date` header.
    Response,
    /// The browser's clock.
    Clock,
}

impl AsOf {
    /// The age from which data is called old.
    pub const OLD: Span = Span::hours(48);
    /// How far the data's clock may go before the browser's.
    pub const AHEAD: Span = Span::hours(24);

    /// How long it is from now until the data is old; nothing or less where it is old already.
    pub fn until_old(&self, now: Instant) -> Span {
        self.at + Self::OLD - now
    }
}
