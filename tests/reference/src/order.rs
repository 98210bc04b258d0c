//! The order of the list.

use std::cmp::Ordering;

use crate::User;

/// Sorts by a value of `sort`, with `-` before it for descending; `None` where
/// this oracle does not know the word.
/// CHOICE: equal users stay in the order of the document; descending is the
/// exact reverse of ascending.
pub fn sorted<'a>(users: &[&'a User], sort: &str) -> Option<Vec<&'a User>> {
    let (key, down) = match sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (sort, false),
    };
    let compare: fn(&User, &User) -> Ordering = match key {
        // CHOICE: names and addresses by their lower-case letters.
        "name" => |a, b| a.shown.to_lowercase().cmp(&b.shown.to_lowercase()),
        // CHOICE: no address comes before every address.
        "email" => |a, b| lower(&a.email).cmp(&lower(&b.email)),
        // CHOICE: no use at all is longer ago than every use.
        "last-used" => |a, b| a.last_used.cmp(&b.last_used),
        // CHOICE: and who has no use is not idle.
        "idle" => |a, b| match (a.last_used, b.last_used) {
            (Some(a), Some(b)) => b.cmp(&a),
            (a, b) => a.cmp(&b),
        },
        "reminders" => |a, b| a.reminders.cmp(&b.reminders),
        // CHOICE: in the order of the rules, with nothing to do behind everything.
        "suggest" => |a, b| {
            let rank = |user: &User| {
                let word = user.suggest.map(crate::Suggest::word);
                let rules = ["escalate", "repair", "wait", "message", "remind"];
                rules
                    .iter()
                    .position(|rule| Some(*rule) == word)
                    .unwrap_or(rules.len())
            };
            rank(a).cmp(&rank(b))
        },
        _ => return None,
    };
    let mut users = users.to_vec();
    users.sort_by(|a, b| compare(a, b));
    if down {
        users.reverse();
    }
    Some(users)
}

fn lower(text: &Option<String>) -> Option<String> {
    text.as_ref().map(|text| text.to_lowercase())
}
