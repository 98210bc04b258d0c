//! What the two readings must agree on.

use active_users::domain::{Activity, Word};
use active_users::engine::Loaded;
use reference::damage::{self, Damaged};
use reference::{Corrupted, Shape, Told, invent, shape};

use super::Holds;
use super::loads::{Loading, ready, rows, set_aside};

pub fn check(original: &[u8], corrupted: &Corrupted, load: &Loading) -> Holds {
    let loaded = match load {
        Err(error) if error.to_string().is_empty() => return Err("a failure without a word".into()),
        // A failed load shows no figures, and says why.
        Err(_) => return Ok(()),
        Ok(loaded) => loaded,
    };
    match (
        shape(&corrupted.bytes),
        reference::read(&corrupted.bytes, invent::as_of()),
    ) {
        (Shape::Whole, Some(told)) => agree(loaded, &told),
        (Shape::Ambiguous, _) => Ok(()),
        _ => survive(original, corrupted, loaded),
    }
}

/// Text that is JSON says the same to both.
fn agree(loaded: &Loaded, told: &Told) -> Holds {
    same("as of", loaded.as_of.at.nanos(), told.as_of)?;
    same("partial", loaded.partial.is_some(), told.partial)?;
    same(
        "no end that proves it",
        loaded.has_open_end,
        told.cannot_tell,
    )?;
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
    let summary = ready(loaded.engine.summary());
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

/// Text that is no JSON loses users in words only, and makes none up.
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
    damage::check(&told, &damage::ids(original), &damaged, corrupted.harm)
}
