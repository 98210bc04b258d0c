//! What real servers write around the users.

use serde_json::{Value, json};

use super::Organization;
use crate::dice::Dice;

/// Adds fields around the users, and sometimes spreads everything over many lines.
pub fn surround(dice: &mut Dice, organization: &mut Organization) {
    let count = organization.records.len() as u64;
    let mut add = |name, value| organization.members.push((name, value));
    if dice.one_in(3) {
        add("organization", json!("Example Corp"));
    }
    if dice.one_in(6) {
        add("id", json!("acme"));
        add("name", json!("Example Corp"));
    }
    if dice.one_in(4) {
        add("version", unknown(dice));
    }
    if dice.one_in(8) {
        add("next", next(dice));
    }
    if dice.one_in(8) {
        let total = dice.pick(&[count, count, count + 1, 0]);
        add("total", json!(total));
    }
    organization.split = dice.below(organization.members.len() + 1);
    organization.is_pretty = dice.one_in(4);
}

/// A value for a field outside the contract, with characters that trip up a hasty reader.
fn unknown(dice: &mut Dice) -> Value {
    match dice.below(5) {
        0 => json!(3),
        1 => json!({ "users": [{ "name": "nobody" }] }),
        2 => json!("\"users\":[{\"name\":\"nobody\"}]"),
        3 => json!([[], {}, "]}"]),
        _ => json!(null),
    }
}

/// A link to another page, or what the last page has instead.
fn next(dice: &mut Dice) -> Value {
    match dice.below(3) {
        0 => json!("users.json?page=2"),
        1 => json!(false),
        _ => json!(null),
    }
}
