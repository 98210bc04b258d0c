//! Reading a document in pieces.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use active_users::domain::{Instant, Names};
use active_users::engine::{Clocks, Load, Loaded, Stopped};
use active_users::query::UserQuery;
use active_users::source::LoadError;
use active_users::store::UserRow;
use reference::{Dice, invent};

use super::Holds;

pub type Loading = Result<Loaded, LoadError>;

/// What an engine answers that is here: it never waits and never stops.
pub fn answer<T>(future: impl Future<Output = Result<T, Stopped>>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(answer)) => answer,
        _ => panic!("the in-memory engine never waits and never stops"),
    }
}

/// Reads the bytes in pieces of at most this size, cut anywhere, with a stopped clock.
pub fn load(bytes: &[u8], size: usize, dice: &mut Dice) -> Loading {
    let mut load = Load::new("users.json");
    load.expect_bytes(Some(bytes.len() as u64));
    let mut rest = bytes;
    let mut body = Ok(());
    while !rest.is_empty() && body.is_ok() {
        let most = size.min(rest.len());
        let (piece, behind) = rest.split_at(1 + dice.below(most));
        body = load.push(piece);
        rest = behind;
    }
    let now = Instant::from_nanos(invent::as_of());
    load.finish(
        body,
        Clocks {
            response: None,
            now,
        },
    )
}

/// All rows of a list.
pub fn rows(loaded: &Loaded, search: &str) -> Result<Vec<UserRow>, String> {
    let query = UserQuery::parse(search).query;
    let page = answer(loaded.engine.page(&query, 0..usize::MAX, Names::Shown));
    if page.rows.len() != page.total {
        return Err(format!(
            "a list of {} rows says that it has {}: {search}",
            page.rows.len(),
            page.total
        ));
    }
    Ok(page.rows)
}

/// The numbers of the records that were set aside.
pub fn set_aside(loaded: &Loaded) -> Vec<usize> {
    let all = answer(loaded.engine.set_aside(0..usize::MAX));
    all.iter().map(|aside| aside.record as usize).collect()
}

/// However a document arrives, the result is the same.
pub fn same(loads: &[Loading]) -> Holds {
    let mut told = Vec::new();
    for load in loads {
        told.push(match load {
            Err(error) => format!("failed: {error}"),
            Ok(loaded) => format!(
                "{:?} {:?} {} {:?} {:?} {:?}",
                loaded.as_of,
                loaded.partial.as_ref().map(ToString::to_string),
                loaded.has_open_end,
                answer(loaded.engine.set_aside(0..usize::MAX)),
                answer(loaded.engine.summary()),
                rows(loaded, "")?,
            ),
        });
    }
    match told.windows(2).find(|pair| pair[0] != pair[1]) {
        None => Ok(()),
        Some(pair) => {
            let short = |text: &String| text.chars().take(300).collect::<String>();
            Err(format!(
                "different pieces give different results: {} | {}",
                short(&pair[0]),
                short(&pair[1])
            ))
        }
    }
}
