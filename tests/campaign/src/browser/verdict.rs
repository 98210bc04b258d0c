//! Figures that equal the truth, or words: never figures without words.

use reference::{Shape, Told, invent, shape};

use super::fault::Fault;
use super::view::{Shown, View};

/// Parts of the sentences that say that something is missing or wrong.
const WORDS: &[&str] = &[
    "incomplete",
    "Only a part",
    "could not be read",
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
    if !shown.has_ended {
        return Err(format!(
            "did not end in time; events {:?}; it shows {:?}",
            shown.heard, shown.text
        ));
    }
    let truth = reference::read(original, invent::as_of());
    let figures_shown = shown_figures(shown, view);
    if are_words(&shown.text) {
        let is_well = fault.is_none && truth.as_ref().is_some_and(is_well_told);
        return match is_well {
            true => Err(format!("words without a reason: {:?}", shown.text)),
            false => Ok(()),
        };
    }
    let Some(figures_shown) = figures_shown else {
        return Err(format!("neither figures nor words: {:?}", shown.text));
    };
    if truth.is_some_and(|told| {
        figures(&told, view) == figures_shown && !told.partial && told.set_aside.is_empty()
    }) {
        return Ok(());
    }
    // Another document, and nothing that shows that it was not meant.
    let arrived = fault.arrives.as_ref();
    match arrived.map(|bytes| (shape(bytes), reference::read(bytes, invent::as_of()))) {
        Some((Shape::Ambiguous, _)) => Ok(()),
        Some((Shape::Whole, Some(told)))
            if told.set_aside.is_empty()
                && !told.partial
                && figures(&told, view) == figures_shown =>
        {
            Ok(())
        }
        told => Err(format!(
            "figures {figures_shown:?} without words; what arrived is {:?}; it shows {:?}",
            told.map(|(shape, told)| (
                shape,
                told.map(|told| (figures(&told, view), told.set_aside))
            )),
            shown.text
        )),
    }
}

/// Nothing in the document itself asks for words.
fn is_well_told(told: &Told) -> bool {
    !told.partial && told.set_aside.is_empty() && !told.as_of_unreadable
}
