//! Addresses read and print the same, however they are written.

use active_users::engine::Loaded;
use active_users::query::UserQuery;
use reference::{Dice, invent};

use super::Holds;
use super::loads::rows;
use crate::report::Report;

pub fn check(loaded: &Loaded, dice: &mut Dice, report: &mut Report) -> Holds {
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
                "{search:?} prints as {printed:?}, and that as {:?}",
                again.query.to_string()
            ));
        }
        if !again.ignored.is_empty() {
            return Err(format!(
                "{search:?} prints as {printed:?}, of which a part is ignored"
            ));
        }
        let ids = |search: &str| -> Result<Vec<String>, String> {
            Ok(rows(loaded, search)?
                .into_iter()
                .map(|row| row.id)
                .collect())
        };
        if ids(&search)? != ids(&printed)? {
            return Err(format!("{search:?} and {printed:?} list other users"));
        }
    }
    Ok(())
}

/// Signs that mean something in an address, and some that mean nothing.
fn noise(dice: &mut Dice) -> String {
    const SIGNS: &[char] = &[
        'a', 'q', '=', '&', '%', '2', 'C', ',', '+', '-', '?', '#', 'é', '\u{0}', '\u{202e}', '/',
        ';', '😀',
    ];
    (0..dice.below(24)).map(|_| dice.pick(SIGNS)).collect()
}
