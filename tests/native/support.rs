//! Helpers shared by several test files.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use active_users::domain::{Instant, Names, Span, UseTime};
use active_users::engine::{Clocks, Load, Loaded, Stopped};
use active_users::query::UserQuery;
use active_users::source::{Header, Malformed, RecordReader, Records};
use active_users::store::{Directory, DirectoryBuilder};
use proptest::test_runner::Config as ProptestConfig;

/// The instant most tables are measured against.
pub const AS_OF: &str = "2026-11-23T06:00:00Z";

pub const NANOS_A_DAY: i64 = 86_400_000_000_000;

pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text} is not an instant"))
}

/// A use at a known moment.
pub fn moment(text: &str) -> UseTime {
    UseTime {
        at: at(text),
        is_day: false,
    }
}

/// The instant this many nanoseconds before [`AS_OF`].
pub fn ago(nanos: i64) -> Instant {
    Instant::from_nanos(at(AS_OF).nanos() - nanos)
}

/// The instant this many days before [`AS_OF`].
pub fn days_ago(days: i64) -> Instant {
    at(AS_OF) - Span::days(days)
}

/// What an engine answers that is here: it never waits and never stops.
pub fn answer<T>(future: impl Future<Output = Result<T, Stopped>>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer.unwrap(),
        Poll::Pending => panic!("the in-memory engine never waits"),
    }
}

/// Runs this many cases of a property. A failure prints its smallest input: add that to a table.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Cuts bytes into chunks, cycling through the given sizes.
pub fn chunks<'a>(mut bytes: &'a [u8], sizes: &[usize]) -> Vec<&'a [u8]> {
    let mut chunks = Vec::new();
    let mut sizes = sizes.iter().cycle();
    while !bytes.is_empty() {
        let size = sizes
            .next()
            .map_or(bytes.len(), |size| (*size).clamp(1, bytes.len()));
        let (chunk, rest) = bytes.split_at(size);
        chunks.push(chunk);
        bytes = rest;
    }
    chunks
}

/// Everything the reader reports about a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub records: Vec<String>,
    pub header: Header,
    pub end: Result<(), Malformed>,
}

/// Every record a reader finds, damaged ones included.
#[derive(Debug, Default)]
pub struct Found(pub Vec<String>);

impl Records for Found {
    fn take(&mut self, record: &[u8]) -> bool {
        let is_json = serde_json::from_slice::<serde::de::IgnoredAny>(record).is_ok();
        if is_json {
            self.give_up(record);
        }
        is_json
    }

    fn give_up(&mut self, text: &[u8]) {
        self.0.push(String::from_utf8_lossy(text).into_owned());
    }
}

pub fn read_chunks<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Read {
    let mut reader = RecordReader::new();
    let mut found = Found::default();
    let pushed = chunks
        .into_iter()
        .try_for_each(|chunk| reader.push(chunk, &mut found));
    let end = pushed.and_then(|()| reader.finish(&mut found));
    Read {
        records: found.0,
        header: reader.header().clone(),
        end,
    }
}

pub fn read(document: impl AsRef<[u8]>) -> Read {
    read_chunks([document.as_ref()])
}

/// Loads a document at [`AS_OF`] by the clock, with no date in the response.
pub fn load(document: &str) -> Loaded {
    let mut load = Load::new("users.json");
    let body = load.push(document.as_bytes());
    load.finish(
        body,
        Clocks {
            response: None,
            now: at(AS_OF),
        },
    )
    .unwrap()
}

/// The ids of all users in a load, with `u2` before `u10`.
pub fn ids_of(loaded: &Loaded) -> Vec<String> {
    let query = UserQuery::parse("sort=last-used").query;
    let page = answer(loaded.engine.page(&query, 0..usize::MAX, Names::Shown));
    let mut ids: Vec<_> = page.rows.into_iter().map(|row| row.id).collect();
    ids.sort_by_key(|id| id.trim_start_matches('u').parse::<u32>().ok());
    ids
}

/// The users in these records, measured against [`AS_OF`].
pub fn directory(records: &[&str]) -> Directory {
    let mut builder = DirectoryBuilder::new();
    records
        .iter()
        .for_each(|record| builder.push(record.as_bytes()));
    builder.finish(at(AS_OF), None)
}
