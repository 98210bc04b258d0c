use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Error;
use serde_json::value::RawValue;

use super::wire::{Date, DateTime, Id, Members, Text, Vocabulary};
use active_users::domain::{Account, License, shortened};
use active_users::source::{Reason, Unreadable};

/// Where in a value the fault is, and what is wrong there.
type Fault = (String, Reason);

/// Gives the fault of a value, `None` when there is none.
type Check = fn(&str) -> Option<Fault>;

const USER: &[(&str, Check)] = &[
    ("id", |json| value::<Id>(json)),
    ("name", |json| value::<Text>(json)),
    ("email", |json| value::<Text>(json)),
    ("manager", |json| {
        optional(json, |json| members(json, MANAGER))
    }),
    ("account", |json| value::<Vocabulary<Account>>(json)),
    ("license", |json| value::<Vocabulary<License>>(json)),
    ("provisioned_by", |json| value::<Text>(json)),
    ("activated_at", |json| value::<DateTime>(json)),
    ("vault_created_at", |json| value::<DateTime>(json)),
    ("first_item_at", |json| value::<DateTime>(json)),
    ("last_used_at", |json| value::<DateTime>(json)),
    ("devices", |json| list(json, |item| members(item, DEVICE))),
    ("active_on", |json| list(json, |day| value::<Date>(day))),
    ("reminders", |json| {
        list(json, |item| members(item, REMINDER))
    }),
];

const MANAGER: &[(&str, Check)] = &[
    ("name", |json| value::<Text>(json)),
    ("email", |json| value::<Text>(json)),
];

const DEVICE: &[(&str, Check)] = &[
    ("name", |json| value::<Text>(json)),
    ("platform", |json| value::<Text>(json)),
    ("version", |json| value::<Text>(json)),
    ("added_at", |json| value::<DateTime>(json)),
    ("paired", |json| value::<Option<bool>>(json)),
    ("hub_authenticated", |json| value::<Option<bool>>(json)),
    ("last_opened_at", |json| value::<DateTime>(json)),
    ("last_autofill_at", |json| value::<DateTime>(json)),
];

const REMINDER: &[(&str, Check)] = &[
    ("sent_at", |json| value::<DateTime>(json)),
    ("text", |json| value::<Text>(json)),
];

/// Looks for what is wrong with a record that the parser refused for this reason; `None` where it
/// is not JSON.
///
/// It goes through the fields one by one, which costs bad records time and good ones nothing: a
/// parser that keeps track of where it is takes 60% longer for all of them.
pub(super) fn explain(record: &[u8], refused: &Error) -> Option<Unreadable> {
    // Bytes that are not text are replaced, so that the id can still be read.
    let text = String::from_utf8_lossy(record);
    let fields = serde_json::from_str::<Members>(&text);
    let id = fields
        .as_ref()
        .ok()
        .and_then(|fields| serde_json::from_str::<Id>(fields.get("id")?.get()).ok());
    let unreadable = |field: &str, reason: Reason| Unreadable {
        id: id.as_ref().map(|id| id.text.clone().into_owned()),
        field: field.to_owned(),
        reason,
    };
    let whole = |reason: &str| unreadable("", Reason::new(reason));
    if fields.is_err() && serde_json::from_str::<IgnoredAny>(&text).is_err() {
        return None;
    }
    Some(match &fields {
        Err(_) => whole("is not an object"),
        Ok(_) if matches!(text, Cow::Owned(_)) => whole("is not valid UTF-8"),
        Ok(fields) if !fields.contains_key("id") => unreadable("id", Reason::new("is missing")),
        Ok(_) => match members(&text, USER) {
            Some((field, reason)) => unreadable(field.trim_start_matches('.'), reason),
            None => unreadable("", words(refused)),
        },
    })
}

fn value<'a, T: Deserialize<'a>>(json: &'a str) -> Option<Fault> {
    let error = serde_json::from_str::<T>(json).err()?;
    Some((String::new(), words(&error)))
}

/// A value that may be `null`.
fn optional(json: &str, check: Check) -> Option<Fault> {
    if json == "null" { None } else { check(json) }
}

fn list(json: &str, check: Check) -> Option<Fault> {
    let items = match serde_json::from_str::<Option<Vec<&RawValue>>>(json) {
        Ok(items) => items.unwrap_or_default(),
        Err(error) => return Some((String::new(), words(&error))),
    };
    let faults = items.iter().enumerate().map(|(at, item)| {
        let (path, reason) = check(item.get())?;
        Some((format!("[{at}]{path}"), reason))
    });
    faults.flatten().next()
}

fn members(json: &str, checks: &[(&str, Check)]) -> Option<Fault> {
    let members = match serde_json::from_str::<Members>(json) {
        Ok(members) => members,
        Err(error) => return Some((String::new(), words(&error))),
    };
    checks.iter().find_map(|(name, check)| {
        let (path, reason) = check(members.get(*name)?.get())?;
        Some((format!(".{name}{path}"), reason))
    })
}

/// The parser's words in plain ones, without the place, which says nothing within one value.
fn words(error: &Error) -> Reason {
    let words = error.to_string();
    let words = words
        .rsplit_once(" at line ")
        .map_or(words.as_str(), |(words, _)| words);
    if let Some((value, rule)) = words
        .strip_prefix('“')
        .and_then(|words| words.rsplit_once("” is not "))
    {
        let rule = format!("is not {rule}");
        return Reason::of_value(format!("“{}” {rule}", shortened(value)), &rule);
    }
    let Some((found, wanted)) = words
        .strip_prefix("invalid type: ")
        .and_then(|words| words.rsplit_once(", expected "))
    else {
        return Reason::new(words);
    };
    let found = match found {
        "map" => "an object",
        "sequence" => "a list",
        "null" => "null",
        // "integer `5`", "floating point `1.5`", "string \"x\"": the value without its type.
        value => {
            let start = value.find(['`', '"']).unwrap_or(0);
            value.get(start..).unwrap_or(value).trim_matches('`')
        }
    };
    let wanted = match wanted {
        "a map" => "an object",
        "a sequence" => "a list",
        "a boolean" => "true or false",
        wanted => wanted,
    };
    let full = format!("is {}, not {wanted}", shortened(found));
    Reason::of_value(full, &format!("is not {wanted}"))
}
