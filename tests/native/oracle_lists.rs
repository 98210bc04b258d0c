//! The list of a query, by the slow reading: filtered one by one, then sorted.

use active_users::domain::{Set, User, Word};
use active_users::query::{SortKey, UserQuery};

use crate::oracle::Told;
use crate::oracle_rules::{shown_name, stands};

/// Folds text for comparison; covers only the letters the tests use.
pub fn fold(text: &str) -> String {
    let mut folded = String::new();
    for letter in text.chars() {
        match letter {
            'A'..='Z' => folded.push((letter as u8 + 32) as char),
            'é' | 'É' | 'è' | 'ë' | 'Ë' => folded.push('e'),
            'å' | 'Å' | 'á' => folded.push('a'),
            'ö' | 'Ö' => folded.push('o'),
            'Ω' => folded.push('ω'),
            '\u{301}' | '\u{308}' | '\u{30a}' => {}
            '\0'..='~' | '李' | 'ω' => folded.push(letter),
            _ => panic!("{letter:?} is not in this table"),
        }
    }
    folded
}

/// Whether any chosen word applies to the user; choosing none means all.
fn any_of<T: Word>(chosen: Set<T>, holding: &[&str]) -> bool {
    chosen.is_empty() || chosen.iter().any(|word| holding.contains(&word.as_str()))
}

/// An address counts in any letter case; a name only without an address.
pub fn reports_to(user: &User<'_>, value: &str) -> bool {
    let manager = user.manager.as_ref();
    match manager.map(|manager| (manager.email.as_deref(), manager.name.as_deref())) {
        Some((Some(email), _)) => email.eq_ignore_ascii_case(value),
        Some((None, name)) => name == Some(value),
        None => false,
    }
}

/// The ids of the users a query lists, in order, by the slow reading.
pub fn listed(told: &Told, query: &UserQuery) -> Vec<String> {
    let mut rows = Vec::new();
    for user in &told.users {
        let stands = stands(user, told.as_of);
        let (name, email) = (
            fold(&shown_name(user)),
            fold(user.email.as_deref().unwrap_or_default()),
        );
        let (q, devices) = (fold(&query.q), user.devices.as_deref().unwrap_or_default());
        let on_platform = |platform: &String| {
            devices
                .iter()
                .any(|device| device.platform.as_deref() == Some(platform.as_str()))
        };
        if any_of(query.activity, &stands.activity)
            && any_of(query.idle, stands.idle.as_slice())
            && any_of(query.suggest, stands.suggest.as_slice())
            && any_of(query.status, &[stands.status])
            && any_of(query.license, &[stands.license])
            && any_of(query.account, &[stands.account])
            && any_of(query.hub, &[stands.hub])
            && any_of(query.reminders, &[stands.reminders_word()])
            && (query.platform.is_empty() || query.platform.iter().any(on_platform))
            && (query.manager.is_empty()
                || query.manager.iter().any(|value| reports_to(user, value)))
            && (name.contains(&q) || email.contains(&q))
        {
            let time = (
                stands.last_shown,
                user.vault_created_at.map(|at| at.nanos()),
            );
            let key = match query.sort.key {
                SortKey::Name => (name, (None, None), 0),
                SortKey::Email => (email, (None, None), 0),
                SortKey::LastUsed => (String::new(), time, 0),
                SortKey::Reminders => (String::new(), (None, None), stands.reminders),
                SortKey::Suggest => {
                    let rules = ["escalate", "repair", "wait", "message", "remind"];
                    let rank = rules.iter().position(|rule| stands.suggest == Some(rule));
                    (String::new(), (None, None), rank.unwrap_or(rules.len()))
                }
                // Users without any use are the least idle, followed by the latest use.
                SortKey::Idle => {
                    let ago = stands.last_used.map(|at| told.as_of - at);
                    (String::new(), (ago, None), 0)
                }
            };
            rows.push((key, user.id.to_string()));
        }
    }
    // The sort is stable: equal users keep document order.
    rows.sort_by(|(key, _), (other, _)| key.cmp(other));
    if query.sort.descending {
        rows.reverse();
    }
    rows.into_iter().map(|(_, id)| id).collect()
}
