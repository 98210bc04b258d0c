//! What the two readings must agree on.

use active_users::domain::{Activity, Word};
use active_users::engine::Loaded;
use active_users::source::LoadError;
use reference::damage::{self, Damaged};
use reference::{Corrupted, Shape, Told, invent, shape};

use super::Holds;
use super::loads::{Loading, answer, rows, set_aside};

pub fn check(original: &[u8], corrupted: &Corrupted, load: &Loading) -> Holds {
    let told = reference::read(&corrupted.bytes, invent::as_of());
    match (load, shape(&corrupted.bytes), told) {
        (Err(error), ..) if error.to_string().is_empty() => Err("a failure without words".into()),
        (_, Shape::Ambiguous, _) => Ok(()),
        (Ok(loaded), Shape::Whole, Some(told)) => agree(loaded, &told),
        (Err(error), Shape::Whole, Some(told)) => readable(&corrupted.bytes, &told, error),
        // Good JSON in which the reference reading finds no users, either.
        (Err(_), Shape::Whole, None) => Ok(()),
        (Ok(loaded), ..) => survive(original, corrupted, loaded),
        (Err(error), ..) => nothing_left(original, corrupted, error),
    }
}

/// Good JSON with users must be read. If all of them are missing, failing is better than showing
/// zeros.
fn readable(document: &[u8], told: &Told, error: &LoadError) -> Holds {
    let is_for_want_of_data = told.partial && told.records == 0;
    match is_for_want_of_data || damage::may_be_something_else(document) {
        true => Ok(()),
        false => Err(format!("a good document is not read: {error}")),
    }
}

/// A load may fail only if no record is left whole.
fn nothing_left(original: &[u8], corrupted: &Corrupted, error: &LoadError) -> Holds {
    let whole = whole(original, corrupted);
    match whole.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "the load fails ({error}), but {whole:?} are still whole"
        )),
    }
}

fn whole(original: &[u8], corrupted: &Corrupted) -> Vec<String> {
    reference::read(original, invent::as_of())
        .map(|told| damage::still_whole(original, &told, &corrupted.bytes))
        .unwrap_or_default()
}

/// Both readings of JSON text must agree.
fn agree(loaded: &Loaded, told: &Told) -> Holds {
    same("as of", loaded.as_of.at.nanos(), told.as_of)?;
    same("partial", loaded.partial.is_some(), told.partial)?;
    same("no end line", loaded.has_open_end, told.cannot_tell)?;
    same("set aside", set_aside(loaded), told.set_aside.clone())?;
    let mut found = rows(loaded, "")?;
    let place = |id: &str| told.users.iter().position(|user| user.id == id);
    found.sort_by_key(|row| place(&row.id));
    let ids: Vec<_> = found.iter().map(|row| row.id.as_str()).collect();
    same(
        "users",
        ids,
        told.users.iter().map(|user| user.id.as_str()).collect(),
    )?;
    for (row, user) in found.iter().zip(&told.users) {
        let of = |what: &str| format!("{what} of {:?}", user.id);
        let activity = row.activity.iter().find(|word| *word != Activity::Never);
        let last = row.idle.map(|idle| (loaded.as_of.at - idle).nanos());
        same(
            &of("activity"),
            activity.map_or("none", Word::as_str),
            user.activity.word(),
        )?;
        same(&of("last use"), last, user.last_used)?;
        same(&of("reminders"), row.reminders as usize, user.reminders)?;
        same(&of("name"), row.name.as_str(), &user.shown)?;
    }
    let summary = answer(loaded.engine.summary());
    same(
        "Active",
        summary.active.users,
        told.count("activity=active"),
    )?;
    same(
        "Inactive",
        summary.inactive.users,
        told.count("activity=inactive"),
    )
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, product: T, reference: T) -> Holds {
    if product == reference {
        return Ok(());
    }
    Err(format!(
        "{what}: the product has {product:?}, the second reading {reference:?}"
    ))
}

/// Damaged text never loses users silently, and never makes users up.
fn survive(original: &[u8], corrupted: &Corrupted, loaded: &Loaded) -> Holds {
    let as_of = invent::as_of();
    let Some(told) = reference::read(original, as_of) else {
        return Ok(());
    };
    let damaged = Damaged {
        users: rows(loaded, "")?.into_iter().map(|row| row.id).collect(),
        set_aside: loaded.set_aside,
        partial: loaded.partial.is_some(),
    };
    damage::check(&told, &damage::ids(original), &damaged, corrupted.harm)?;
    // A record that is read may still be set aside, for example because as of changed
    // and a date is now after it.
    let aside = answer(loaded.engine.set_aside(0..usize::MAX));
    let aside: Vec<_> = aside.into_iter().filter_map(|aside| aside.why.id).collect();
    let is_read = |id: &String| damaged.users.contains(id) || aside.contains(id);
    let lost: Vec<_> = whole(original, corrupted)
        .into_iter()
        .filter(|id| !is_read(id))
        .collect();
    match lost.is_empty() {
        true => Ok(()),
        false => Err(format!("{lost:?} are still whole but are not read")),
    }
}
