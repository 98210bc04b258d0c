//! However an address is written, it means the same after printing and parsing it again.

use active_users::engine::Loaded;
use active_users::query::{Parsed, UserQuery};
use reference::{Dice, Told, invent};

use super::Holds;
use super::loads::rows;
use crate::report::Report;

pub fn check(loaded: &Loaded, told: Option<&Told>, dice: &mut Dice, report: &mut Report) -> Holds {
    for _ in 0..4 {
        let mut search = invent::search(dice, true);
        if dice.one_in(4) {
            search = noise(dice);
        }
        report.count("addresses", 1);
        let parsed = UserQuery::parse(&search);
        let printed = parsed.query.to_string();
        let again = UserQuery::parse(&printed);
        if again.query.to_string() != printed {
            return Err(format!(
                "{search:?} prints as {printed:?}, which prints as {:?}",
                again.query.to_string()
            ));
        }
        if !again.ignored.is_empty() {
            return Err(format!(
                "{search:?} prints as {printed:?}, part of which is ignored"
            ));
        }
        let ids = |search: &str| -> Result<Vec<String>, String> {
            Ok(rows(loaded, search)?
                .into_iter()
                .map(|row| row.id)
                .collect())
        };
        if ids(&search)? != ids(&printed)? {
            return Err(format!("{search:?} and {printed:?} list different users"));
        }
        notices(&search, &parsed)?;
        told.map_or(Ok(()), |told| same_list(&search, &ids(&search)?, told))?;
    }
    Ok(())
}

/// Bad values are never dropped silently: each parameter has one notice with all its bad values.
fn notices(search: &str, parsed: &Parsed) -> Holds {
    let mut expected: Vec<(String, Vec<String>)> = Vec::new();
    for (parameter, bad) in reference::bad(search) {
        let bad = bad.into_iter().filter(|value| !value.is_empty());
        match expected.iter_mut().find(|(other, _)| *other == parameter) {
            Some((_, all)) => all.extend(bad),
            None => expected.push((parameter, bad.collect())),
        }
    }
    let joined = |(parameter, bad): (String, Vec<String>)| (parameter, bad.join(", "));
    let expected: Vec<_> = expected.into_iter().map(joined).collect();
    let said = parsed.ignored.iter();
    let said: Vec<_> = said
        .map(|ignored| (ignored.parameter.to_owned(), ignored.value.clone()))
        .collect();
    match said == expected {
        true => Ok(()),
        false => Err(format!(
            "{search:?} has the bad values {expected:?}, the notices are {said:?}"
        )),
    }
}

fn same_list(search: &str, ids: &[String], told: &Told) -> Holds {
    let expected = reference::listed(&told.users, search);
    let expected: Vec<&str> = expected.iter().map(|user| user.id.as_str()).collect();
    match ids == expected {
        true => Ok(()),
        false => Err(format!(
            "{search:?} lists {ids:?}, the second reading {expected:?}"
        )),
    }
}

/// Characters that mean something in an address, and some that don't.
fn noise(dice: &mut Dice) -> String {
    const SIGNS: &[char] = &[
        'a', 'q', '=', '&', '%', '2', 'C', ',', '+', '-', '?', '#', 'é', '\u{0}', '\u{202e}', '/',
        ';', '😀',
    ];
    (0..dice.below(24)).map(|_| dice.pick(SIGNS)).collect()
}
