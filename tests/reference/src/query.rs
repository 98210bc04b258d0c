//! The filter grammar of the list's address.

use crate::{Account, Activity, Cause, Hub, Idle, License, Outcome, Status, Suggest, User, moment};

/// Whether the list at this address shows the user.
pub fn matches(user: &User, query: &str) -> bool {
    let query = query.strip_prefix('?').unwrap_or(query);
    let keys = [
        "activity",
        "idle",
        "suggest",
        "status",
        "license",
        "account",
        "hub",
        "reminders",
        "cause",
        "outcome",
        "platform",
        "manager",
        "sent",
        "q",
    ];
    keys.iter().all(|key| {
        let wanted = wanted(query, key);
        wanted.is_empty() || wanted.iter().any(|value| holds(user, key, value))
    })
}

/// The good values of one parameter.
/// CHOICE: a parameter that comes twice means any of all its values; a comma
/// that is written `%2C` belongs to a value; `q` is one text and no list.
fn wanted(query: &str, key: &str) -> Vec<String> {
    let mut found = Vec::new();
    for pair in query.split('&') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if decode(name) != key {
            continue;
        }
        match key {
            "q" => found.push(decode(value)),
            _ => found.extend(value.split(',').map(decode)),
        }
    }
    found.retain(|value| good(key, value));
    found
}

/// CHOICE: a platform or manager that nobody has is a good value that
/// matches nobody, so that a bookmark does not show everybody.
fn good(key: &str, value: &str) -> bool {
    fn one_of<T: Copy>(all: &[T], word: fn(T) -> &'static str, value: &str) -> bool {
        all.iter().any(|one| word(*one) == value)
    }
    match key {
        "activity" => ["active", "inactive", "never"].contains(&value),
        "idle" => one_of(Idle::ALL, Idle::word, value),
        "suggest" => one_of(Suggest::ALL, Suggest::word, value),
        "status" => one_of(Status::ALL, Status::word, value),
        "license" => one_of(License::ALL, License::word, value),
        "account" => one_of(Account::ALL, Account::word, value),
        "hub" => one_of(Hub::ALL, Hub::word, value),
        "reminders" => ["0", "1", "2", "3plus"].contains(&value),
        "cause" => one_of(Cause::ALL, Cause::word, value),
        "outcome" => one_of(Outcome::ALL, Outcome::word, value),
        "sent" => moment::day(value).is_some(),
        _ => !value.trim().is_empty(),
    }
}

fn holds(user: &User, key: &str, value: &str) -> bool {
    match key {
        "activity" if value == "never" => user.never,
        "activity" => user.activity != Activity::None && user.activity.word() == value,
        "idle" => user.idle.is_some_and(|idle| idle.word() == value),
        "suggest" => user.suggest.is_some_and(|suggest| suggest.word() == value),
        "status" => user.status.word() == value,
        "license" => user.license.word() == value,
        "account" => user.account.word() == value,
        "hub" => user.hub.word() == value,
        "reminders" if value == "3plus" => user.reminders >= 3,
        "reminders" => user.reminders.to_string() == value,
        "cause" => user.cause.is_some_and(|cause| cause.word() == value),
        "outcome" => user.outcome.is_some_and(|outcome| outcome.word() == value),
        // CHOICE: a platform as it is spelled; an address in any case.
        "platform" => user.platforms.iter().any(|platform| platform == value),
        "manager" => manager(user, value),
        "sent" => user.sent.iter().any(|sent| sent == value),
        _ => found(user, value),
    }
}

/// CHOICE: a manager with an address is meant by the address alone.
fn manager(user: &User, value: &str) -> bool {
    match (&user.manager_email, &user.manager_name) {
        (Some(email), _) => email.to_lowercase() == value.to_lowercase(),
        (None, Some(name)) => name == value,
        (None, None) => false,
    }
}

/// CHOICE: the name that is shown, so that what stands on screen is found.
fn found(user: &User, text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let email = user.email.clone().unwrap_or_default();
    [&user.shown, &email]
        .iter()
        .any(|part| part.to_lowercase().contains(&text))
}

/// As forms write it: `+` is a space, `%` and two digits a byte.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes
            .get(at + 1..at + 3)
            .and_then(|pair| std::str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (bytes[at], byte) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (other, _) => out.push(other),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}
