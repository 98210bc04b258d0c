//! From bytes to records: an object with `users`, a bare array, or lines.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

pub struct Text {
    pub generated_at: Option<Value>,
    /// `None` for a line that isn't JSON.
    pub records: Vec<Option<Value>>,
    pub partial: bool,
    pub cannot_tell: bool,
}

fn without_mark(document: &[u8]) -> &[u8] {
    document
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(document)
}

/// Whether a document is a single JSON value.
pub fn is_json(document: &[u8]) -> bool {
    serde_json::from_slice::<Value>(without_mark(document)).is_ok()
}

pub fn split(document: &[u8]) -> Option<Text> {
    let document = without_mark(document);
    match serde_json::from_slice::<Value>(document) {
        Ok(Value::Array(users)) => Some(whole(users, None)),
        Ok(Value::Object(mut fields)) if fields.contains_key("users") => {
            let Some(Value::Array(users)) = fields.remove("users") else {
                return None;
            };
            // CHOICE: null counts as missing.
            let generated_at = fields
                .remove("generated_at")
                .filter(|value| !value.is_null());
            let mut text = whole(users, generated_at);
            text.partial = is_one_page(&Value::Object(fields), text.records.len());
            Some(text)
        }
        // An object without users, or any lone value, can still be a document of one line, unless
        // it spans several lines.
        Ok(_) if document.trim_ascii().contains(&b'\n') => None,
        _ => lines(document),
    }
}

/// CHOICE: a page names the next one with a non-empty text; `total` counts if it is a whole number.
fn is_one_page(around: &Value, records: usize) -> bool {
    let names_a_page = |name: &str| around[name].as_str().is_some_and(|next| !next.is_empty());
    ["next", "nextLink", "@odata.nextLink"]
        .into_iter()
        .any(names_a_page)
        || around["total"]
            .as_u64()
            .is_some_and(|total| total > records as u64)
}

/// The records of a good document, each with its original text.
pub fn pieces(document: &[u8]) -> Vec<(Value, String)> {
    let document = String::from_utf8_lossy(document);
    let document = document.trim_start_matches('\u{feff}');
    let around = || serde_json::from_str::<BTreeMap<String, Box<RawValue>>>(document).ok();
    let users = || serde_json::from_str(around()?.get("users")?.get()).ok();
    let list: Option<Vec<Box<RawValue>>> = serde_json::from_str(document).ok().or_else(users);
    let texts: Vec<String> = match list {
        Some(list) => list.iter().map(|record| record.get().to_owned()).collect(),
        None => document.lines().map(str::to_owned).collect(),
    };
    let read = |text: String| Some((serde_json::from_str(&text).ok()?, text));
    texts.into_iter().filter_map(read).collect()
}

fn whole(users: Vec<Value>, generated_at: Option<Value>) -> Text {
    let records = users.into_iter().map(Some).collect();
    Text {
        generated_at,
        records,
        partial: false,
        cannot_tell: false,
    }
}

/// CHOICE: blank lines are not records; a line that isn't JSON is set aside and makes the whole
/// partial, as text that isn't JSON always does; an end line has a true `end`, no `records` other
/// than a whole number that a load can reach, and no `id`; anything after an end line is not read,
/// and makes the whole partial.
fn lines(document: &[u8]) -> Option<Text> {
    let mut records = Vec::new();
    let mut end: Option<Value> = None;
    let mut partial = false;
    let full = document
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    for line in full {
        if end.is_some() {
            partial = true;
            break;
        }
        let value = serde_json::from_slice::<Value>(line).ok();
        partial |= value.is_none();
        match value {
            Some(value) if is_end(&value) => {
                end = Some(value);
            }
            other => records.push(other),
        }
    }
    if records.is_empty() && end.is_none() {
        return None;
    }
    if let Some(said) = end.as_ref().and_then(|end| end["records"].as_u64()) {
        partial |= said != records.len() as u64;
    }
    let cannot_tell = end.is_none();
    Some(Text {
        generated_at: None,
        records,
        partial,
        cannot_tell,
    })
}

/// Whether an object repeats a field: there are more colons than fields.
pub fn repeats_a_member(document: &[u8]) -> bool {
    let document = without_mark(document);
    let values: Vec<Value> = match serde_json::from_slice(document) {
        Ok(whole) => vec![whole],
        Err(_) => {
            let lines = document.split(|byte| *byte == b'\n');
            lines
                .filter_map(|line| serde_json::from_slice(line).ok())
                .collect()
        }
    };
    colons(document) > values.iter().map(members).sum()
}

fn colons(document: &[u8]) -> usize {
    let (mut count, mut in_text, mut is_escaped) = (0, false, false);
    for byte in document {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_text => is_escaped = true,
            b'"' => in_text = !in_text,
            b':' if !in_text => count += 1,
            _ => {}
        }
    }
    count
}

fn members(value: &Value) -> usize {
    match value {
        Value::Array(values) => values.iter().map(members).sum(),
        Value::Object(fields) => fields.len() + fields.values().map(members).sum::<usize>(),
        _ => 0,
    }
}

pub fn is_end(line: &Value) -> bool {
    let counts = match line.get("records") {
        None | Some(Value::Null) => true,
        Some(records) => records
            .as_u64()
            .is_some_and(|records| records <= u64::from(u32::MAX)),
    };
    line["end"] == Value::Bool(true) && line.get("id").is_none_or(Value::is_null) && counts
}
