//! What must hold for damaged text, whatever a reader makes of it.

use std::collections::HashSet;

use serde_json::Value;

use crate::Told;

/// What a reader made of damaged text.
#[derive(Debug, Clone, PartialEq)]
pub struct Damaged {
    pub users: Vec<String>,
    pub set_aside: usize,
    pub partial: bool,
}

/// What the damage may have done to values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// Text was lost or moved, but no value became another one.
    Structure,
    /// A letter or digit changed, so a value may have become another valid one.
    Values,
}

/// Checks a reader's result. The error says what doesn't hold.
pub fn check(original: &Told, ids: &[String], damaged: &Damaged, harm: Harm) -> Result<(), String> {
    let known: HashSet<&str> = ids.iter().map(String::as_str).collect();
    let mut seen = HashSet::new();
    for id in &damaged.users {
        if !seen.insert(id.as_str()) {
            return Err(format!("{id:?} is counted twice"));
        }
        if harm == Harm::Structure && !known.contains(id.as_str()) {
            return Err(format!(
                "{id:?} is counted, but no record of the original has this id"
            ));
        }
    }
    let said = damaged.partial || damaged.set_aside > original.set_aside.len();
    if damaged.users.len() < original.users.len() && !said {
        return Err(format!(
            "{} of {} users are left, and nothing says so",
            damaged.users.len(),
            original.users.len()
        ));
    }
    Ok(())
}

/// The ids of users whose records a reader must find in damaged text: the records are still there,
/// letter for letter and as good as before, and neither inside another record nor after the end of
/// the document.
///
/// CHOICE: text that begins like none of the three forms is not a document; neither is a web page.
/// CHOICE: anything inside a whole element of the list is part of that element, even if an added or
/// lost character made it so. An inner list is one record that isn't an object, and a record that
/// swallowed others is one record: JSON can't tell whether that was intended, and the text, which
/// then ends early, shows that others are missing.
pub fn still_whole(original: &[u8], told: &Told, damaged: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(damaged);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    if !text.trim_start().starts_with(['{', '[']) {
        return Vec::new();
    }
    let text = &text[..end(text)];
    let elements = elements(text);
    let is_within = |at: usize| elements.iter().any(|(start, end)| *start < at && at < *end);
    let stands = |record: &str| {
        let is_free = |at: usize| !text[..at].trim_end().ends_with(':') && !is_within(at);
        text.match_indices(record).any(|(at, _)| is_free(at))
    };
    crate::text::pieces(original)
        .into_iter()
        .filter(|(_, record)| stands(record))
        .filter_map(|(value, _)| crate::record::id_of(&value))
        .filter(|id| told.users.iter().any(|user| user.id == *id))
        .collect()
}

/// The start and end of each whole list or object that is an element of a list.
fn elements(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut behind = 0;
    for (at, _) in text.match_indices(['{', '[']) {
        if at < behind || !text[..at].trim_end().ends_with(['[', ',']) {
            continue;
        }
        let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
        if values.next().is_some_and(|value| value.is_ok()) {
            behind = at + values.byte_offset();
            found.push((at, behind));
        }
    }
    found
}

/// Where the text ends properly: after a whole document, or after an end line.
fn end(text: &str) -> usize {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let first = values.next();
    let is_document = |value: &Value| value.is_array() || value["users"].is_array();
    if first.is_some_and(|value| value.is_ok_and(|value| is_document(&value))) {
        return values.byte_offset();
    }
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if serde_json::from_str(line).is_ok_and(|line| crate::text::is_end(&line)) {
            return at;
        }
    }
    text.len()
}

/// Whether good JSON may be something other than users: a lone line that isn't a user, or lines
/// without any id.
/// CHOICE: a lone user has an id and at least one more field that only users have.
pub fn may_be_something_else(document: &[u8]) -> bool {
    let text = String::from_utf8_lossy(document);
    let lines = text.trim_start_matches('\u{feff}').lines();
    let lines: Vec<_> = lines.filter(|line| !line.trim().is_empty()).collect();
    let is_list = |value: &Value| value.is_array() || value.get("users").is_some();
    let has_id = |value: &Value| value.get("id").is_some();
    let is_lone = lines.len() == 1;
    let has_more = |value: &Value| OF_USERS.iter().any(|name| value.get(name).is_some());
    lines.iter().all(|line| {
        serde_json::from_str::<Value>(line).is_ok_and(|value| {
            !is_list(&value) && !(has_id(&value) && (!is_lone || has_more(&value)))
        })
    })
}

const OF_USERS: [&str; 13] = [
    "name",
    "email",
    "manager",
    "account",
    "license",
    "provisioned_by",
    "last_used_at",
    "activated_at",
    "vault_created_at",
    "first_item_at",
    "devices",
    "active_on",
    "reminders",
];

/// The ids of all records, counted or not.
pub fn ids(document: &[u8]) -> Vec<String> {
    let records = crate::text::split(document)
        .map(|text| text.records)
        .unwrap_or_default();
    let id = |record: &serde_json::Value| match record.get("id")? {
        serde_json::Value::String(id) => Some(id.clone()),
        serde_json::Value::Number(id) => Some(id.to_string()),
        _ => None,
    };
    records.iter().flatten().filter_map(id).collect()
}
