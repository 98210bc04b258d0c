//! Small helpers that several test files share.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use active_users::domain::{Instant, Span};
use active_users::engine::{Clocks, Load, Loaded};
use active_users::source::{Header, Malformed, RecordReader};
use active_users::store::{Directory, DirectoryBuilder};
use proptest::test_runner::Config as ProptestConfig;

/// The instant that most tables are measured against.
pub const AS_OF: &str = "2026-11-23T06:00:00Z";

pub const NANOS_A_DAY: i64 = 86_400_000_000_000;

pub fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap_or_else(|| panic!("{text} is no instant"))
}

/// The instant so many nanoseconds before [`AS_OF`].
pub fn ago(nanos: i64) -> Instant {
    Instant::from_nanos(at(AS_OF).nanos() - nanos)
}

/// The same, in whole days.
pub fn days_ago(days: i64) -> Instant {
    at(AS_OF) - Span::days(days)
}

/// The answer of a future that never waits, as all of the in-memory engine's are.
pub fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => answer,
        Poll::Pending => panic!("the engine in memory has nothing to wait for"),
    }
}

/// So many cases of a property. A failure prints its smallest input, which belongs into a table.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Cuts bytes into chunks of the sizes given, which are used again and again.
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

/// All that the reader says of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    pub records: Vec<String>,
    pub header: Header,
    pub end: Result<(), Malformed>,
}

pub fn read_chunks<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Read {
    let mut reader = RecordReader::new();
    let mut records = Vec::new();
    let mut keep = |record: &[u8]| records.push(String::from_utf8_lossy(record).into_owned());
    let pushed = chunks
        .into_iter()
        .try_for_each(|chunk| reader.push(chunk, &mut keep));
    let end = pushed.and_then(|()| reader.finish(&mut keep));
    Read {
        records,
        header: reader.header().clone(),
        end,
    }
}

pub fn read(document: impl AsRef<[u8]>) -> Read {
    read_chunks([document.as_ref()])
}

/// Loads a document, with nothing but a clock that stands at [`AS_OF`].
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

/// Users measured against [`AS_OF`], from one record each.
pub fn directory(records: &[&str]) -> Directory {
    let mut builder = DirectoryBuilder::new();
    records
        .iter()
        .for_each(|record| builder.push(record.as_bytes()));
    builder.finish(at(AS_OF))
}
