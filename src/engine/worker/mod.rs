//! An engine in a worker, so that it never blocks the page.

mod away;
mod message;
mod serve;

use std::cell::RefCell;

use serde::{Deserialize, Serialize};

pub use away::Away;
pub use serve::serve;

use super::Clocks;
use crate::source::LoadError;

thread_local! {
    static SCRIPT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Sets the address of the program's script, which workers run too. Without it, no worker starts.
pub fn run_workers_with(script: String) {
    SCRIPT.set(Some(script));
}

/// Takes what has this number out of a list, unless it has been taken before.
fn take_numbered<T>(all: &RefCell<Vec<(u32, T)>>, number: u32) -> Option<T> {
    let mut all = all.borrow_mut();
    let at = all.iter().position(|(other, _)| *other == number)?;
    Some(all.swap_remove(at).1)
}

/// What a load is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Begin {
    /// What errors call the document.
    what: String,
    /// Its bytes, where that is known.
    length: Option<u64>,
    /// The portal's own fields.
    fields: Vec<String>,
}

/// How a load ends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct End {
    /// Whether the whole document came.
    body: Result<(), LoadError>,
    /// What it is measured against, where it does not say.
    clocks: Clocks,
}
