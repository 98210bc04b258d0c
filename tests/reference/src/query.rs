//! The filter grammar of the list's address.

use crate::order::fold;
use crate::{
    Account, Activity, Cause, Hub, Idle, License, Outcome, Status, Suggest, User, moment, sorted,
};

/// The parameters that filter users.
const FILTERS: [&str; 15] = [
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
    "field.team",
    "q",
];

const SORT_KEYS: [&str; 5] = ["name", "email", "last-used", "idle", "reminders"];

/// The users the list shows at this address, in order.
pub fn listed<'a>(users: &'a [User], query: &str) -> Vec<&'a User> {
    let found: Vec<&User> = users.iter().filter(|user| matches(user, query)).collect();
    let sorts = pairs(query).into_iter().filter(|(name, _)| name == "sort");
    // CHOICE: of several orders, the last valid one counts.
    let sort = sorts
        .map(|(_, value)| decode(value))
        .rfind(|sort| good("sort", sort));
    sorted(&found, sort.as_deref().unwrap_or("-last-used")).unwrap_or_default()
}

/// Whether the list at this address shows the user.
pub fn matches(user: &User, query: &str) -> bool {
    FILTERS.iter().all(|key| {
        let wanted = wanted(query, key);
        wanted.is_empty() || wanted.iter().any(|value| holds(user, key, value))
    })
}

/// Each parameter the page must mention, with its bad values; no values if it is empty.
/// CHOICE: an empty `q` searches for nothing, which is not a mistake.
pub fn bad(query: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    for (name, value) in pairs(query) {
        let is_known =
            FILTERS.contains(&name.as_str()) || ["sort", "page"].contains(&name.as_str());
        if !is_known || name == "q" {
            continue;
        }
        let values = values(&name, value);
        let bad: Vec<String> = values
            .iter()
            .filter(|value| !good(&name, value))
            .cloned()
            .collect();
        if values.is_empty() || !bad.is_empty() {
            found.push((name, bad));
        }
    }
    found
}

/// CHOICE: only one leading question mark is dropped. In a whole link, which begins with `/` or a
/// scheme and has no parameter before its question mark, only what follows the mark counts.
fn pairs(query: &str) -> Vec<(String, &str)> {
    let query = query.trim();
    let is_link = |path: &str| {
        let begins = |start: &&str| path.starts_with(*start);
        ["/", "http://", "https://"].iter().any(begins) && !path.contains(['=', '&'])
    };
    let query = match query.find('?') {
        Some(at) if at == 0 || is_link(&query[..at]) => &query[at + 1..],
        _ => query,
    };
    let pair = |pair| -> (String, &str) {
        let (name, value) = str::split_once(pair, '=').unwrap_or((pair, ""));
        (decode(name), value)
    };
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(pair)
        .collect()
}

/// CHOICE: `%2C` is part of a platform's or manager's name. Words contain no commas, so there it
/// separates like a plain comma. Nothing between two commas is not a value.
fn values(key: &str, value: &str) -> Vec<String> {
    let values: Vec<String> = match key {
        "q" => vec![decode(value)],
        "sort" | "page" => return vec![decode(value)],
        "platform" | "manager" | "field.team" => value.split(',').map(decode).collect(),
        _ => decode(value).split(',').map(str::to_owned).collect(),
    };
    values
        .into_iter()
        .filter(|value| !value.is_empty())
        .collect()
}

/// The valid values of one parameter.
/// CHOICE: a repeated parameter means any of all its values; `q` is one text and not a list, so its
/// last value counts.
fn wanted(query: &str, key: &str) -> Vec<String> {
    let of_key = pairs(query).into_iter().filter(|(name, _)| name == key);
    let mut found: Vec<Vec<String>> = of_key.map(|(_, value)| values(key, value)).collect();
    if key == "q" {
        found.drain(..found.len().saturating_sub(1));
    }
    let mut found = found.concat();
    found.retain(|value| good(key, value));
    found
}

/// CHOICE: a platform or manager that nobody has is a valid value that matches nobody, so that an
/// old bookmark doesn't show everybody.
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
        "sort" => SORT_KEYS.contains(&value.strip_prefix('-').unwrap_or(value)),
        "page" => value.parse::<u32>().is_ok_and(|page| page > 0),
        "q" => !fold(value.trim()).is_empty(),
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
        // CHOICE: platforms match exactly as spelled, addresses in any letter case.
        "platform" => user.platforms.iter().any(|platform| platform == value),
        "manager" => manager(user, value),
        "sent" => user.sent.iter().any(|sent| sent == value),
        "field.team" => user.team.as_deref() == Some(value),
        _ => found(user, value),
    }
}

/// CHOICE: a manager with an address matches by address only.
fn manager(user: &User, value: &str) -> bool {
    match (&user.manager_email, &user.manager_name) {
        (Some(email), _) => email.to_lowercase() == value.to_lowercase(),
        (None, Some(name)) => name == value,
        (None, None) => false,
    }
}

/// CHOICE: searches the name that is shown, so that what is on screen can be found.
fn found(user: &User, text: &str) -> bool {
    let text = fold(text.trim());
    let email = user.email.clone().unwrap_or_default();
    [&user.shown, &email]
        .iter()
        .any(|part| fold(part).contains(&text))
}

/// Decodes form encoding: `+` is a space, and `%` with two digits is a byte.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes
            .get(at + 1..at + 3)
            .filter(|pair| pair.iter().all(u8::is_ascii_hexdigit))
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
