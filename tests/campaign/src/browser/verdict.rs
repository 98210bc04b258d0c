//! Figures must be right or come with words; never wrong figures without words.

use reference::{Shape, Told, invent, shape};

use super::fault::Fault;
use super::view::{Shown, View};
use super::words::{Tells, told_in};

/// The figures a view shows for a document: Active and Inactive, or the number of users.
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
    let told = told_in(text);
    let says_so = !told.is_empty();
    // Only effects this fault can have on a load excuse a wrong figure.
    let is_excused = fault.tells.iter().any(|tells| told.contains(tells));
    let Some(found) = shown_figures(shown, view) else {
        // Missing figures are never wrong, but need a reason.
        let is_own = truth
            .as_ref()
            .is_some_and(|truth| !is_well_told(truth) && says_all(truth, &told));
        return match is_own || is_excused && !fault.is_none {
            true => Ok(()),
            false => Err(format!("no figures, and no reason for it: {text:?}")),
        };
    };
    // The expected figures if the arrived document can be read, and whether the page must say more.
    let expected = match &arrived {
        Some((Shape::Ambiguous, _)) => return Ok(()),
        Some((Shape::Whole, told)) => Some(told),
        _ => None,
    };
    let is_so = |document: &Told| {
        figures(document, view) == found && (is_excused || says_all(document, &told))
    };
    if expected.or(truth.as_ref()).is_some_and(is_so) {
        return match says_so && fault.is_none && truth.as_ref().is_some_and(is_well_told) {
            true => Err(format!("words without a reason: {text:?}")),
            false => Ok(()),
        };
    }
    if is_excused && expected.is_none() {
        return Ok(());
    }
    let right = expected
        .or(truth.as_ref())
        .map(|right| (figures(right, view), &right.set_aside, right.partial));
    Err(format!(
        "figures {found:?} where {right:?} are right, words of {told:?}; it shows {text:?}"
    ))
}

/// Like [`judge`], for a load over existing figures. They may stay if the text or an event says that
/// they are old.
pub fn judge_again(
    before: &Shown,
    original: &[u8],
    fault: &Fault,
    view: View,
    shown: &Shown,
) -> Result<(), String> {
    let has_failed = |event: &serde_json::Value| event["type"] == "active-users-error";
    let is_told =
        told_in(&shown.text).contains(&Tells::NotRefreshed) || shown.heard.iter().any(has_failed);
    let has_stayed = shown_figures(before, view) == shown_figures(shown, view);
    match shown.has_ended && has_stayed && is_told && !fault.is_none {
        true => Ok(()),
        false => judge(original, fault, view, shown)
            .map_err(|problem| format!("loaded again: {problem}")),
    }
}

/// Whether the document itself gives no reason for words.
fn is_well_told(told: &Told) -> bool {
    !told.partial && told.set_aside.is_empty() && !told.as_of_unreadable
}

/// Whether the page reports everything that is wrong with the document itself.
fn says_all(document: &Told, told: &[Tells]) -> bool {
    let is_partial = [Tells::Missing, Tells::Damaged]
        .iter()
        .any(|tells| told.contains(tells));
    (!document.partial || is_partial)
        && (document.set_aside.is_empty() || is_partial || told.contains(&Tells::SetAside))
        && (!document.as_of_unreadable || told.contains(&Tells::AsOf))
}
