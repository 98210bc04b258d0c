//! Figures that equal the truth, or words: never figures without words.

use reference::{Shape, Told, invent, shape};

use super::fault::Fault;
use super::view::{Shown, View};

/// Parts of the sentences that say that something is missing or wrong.
const WORDS: &[&str] = &[
    "incomplete",
    "Only a part",
    "could not be read",
    "couldn't be read",
    "ould not be loaded",
    "ouldn't load",
    "ouldn't be loaded",
    "ouldn't refresh",
    "ended early",
    "is damaged",
    "not valid",
    "is empty",
    "No response from",
    "sent nothing for",
    "was not found",
    "not allowed to read",
    "Too many requests",
    "too often",
    "returned an error",
    "failed to answer",
    "unexpected status",
    "web page instead",
    "no list of users",
    "is not a list",
    "Sign in to load",
    "ould not be reached",
    "None of the records",
    "session has ended",
    "larger than",
    "records, but",
    "is used instead",
];

pub fn are_words(text: &str) -> bool {
    WORDS.iter().any(|words| text.contains(words))
}

/// What a view shows of a document: Active and Inactive, or users in all.
fn figures(told: &Told, view: View) -> (u64, u64) {
    if view.is_list() {
        (told.users.len() as u64, 0)
    } else {
        (
            told.count("activity=active") as u64,
            told.count("activity=inactive") as u64,
        )
    }
}

fn shown_figures(shown: &Shown, view: View) -> Option<(u64, u64)> {
    let found = if view.is_list() {
        shown.users.map(|users| (users, 0))
    } else {
        shown.active.zip(shown.inactive)
    };
    found.or_else(|| shown.is_empty().then_some((0, 0)))
}

pub fn judge(original: &[u8], fault: &Fault, view: View, shown: &Shown) -> Result<(), String> {
    let Shown {
        has_ended,
        text,
        heard,
        ..
    } = shown;
    if !has_ended {
        return Err(format!(
            "did not end in time; events {heard:?}; it shows {text:?}"
        ));
    }
    let read = |document: &[u8]| reference::read(document, invent::as_of());
    let truth = read(original);
    let arrived = fault.arrives.as_deref();
    let arrived = arrived.and_then(|bytes| Some((shape(bytes), read(bytes)?)));
    let says_so = are_words(text);
    let Some(found) = shown_figures(shown, view) else {
        // No figures are never wrong, but they need a reason.
        let is_well = fault.is_none && truth.as_ref().is_some_and(is_well_told);
        return match says_so && !is_well {
            true => Ok(()),
            false => Err(format!("no figures, and no reason for it: {text:?}")),
        };
    };
    // What a document that can be read makes of its records, and whether it has to say more.
    let expected = match &arrived {
        Some((Shape::Ambiguous, _)) => return Ok(()),
        Some((Shape::Whole, told)) => Some(told),
        _ => None,
    };
    let is_so = |told: &Told| figures(told, view) == found && (says_so || is_well_told(told));
    if expected.or(truth.as_ref()).is_some_and(is_so) {
        return match says_so && fault.is_none && truth.as_ref().is_some_and(is_well_told) {
            true => Err(format!("words without a reason: {text:?}")),
            false => Ok(()),
        };
    }
    if says_so && expected.is_none() {
        return Ok(());
    }
    let told = expected
        .or(truth.as_ref())
        .map(|told| (figures(told, view), &told.set_aside, told.partial));
    Err(format!(
        "figures {found:?} where {told:?} are right, words: {says_so}; it shows {text:?}"
    ))
}

/// Nothing in the document itself asks for words.
fn is_well_told(told: &Told) -> bool {
    !told.partial && told.set_aside.is_empty() && !told.as_of_unreadable
}
