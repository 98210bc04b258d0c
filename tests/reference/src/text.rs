//! From bytes to records: an object with `users`, a bare array, or lines.

use serde_json::Value;

pub struct Text {
    pub generated_at: Option<Value>,
    pub history_from: Option<Value>,
    /// `None` is a line that is no JSON.
    pub records: Vec<Option<Value>>,
    pub partial: bool,
    pub cannot_tell: bool,
}

pub fn split(document: &[u8]) -> Option<Text> {
    let document = document
        .strip_prefix("\u{feff}".as_bytes())
        .unwrap_or(document);
    match serde_json::from_slice::<Value>(document) {
        Ok(Value::Array(users)) => Some(whole(users, None, None)),
        Ok(Value::Object(mut fields)) if fields.contains_key("users") => {
            let Some(Value::Array(users)) = fields.remove("users") else {
                return None;
            };
            // CHOICE: null counts as missing.
            let generated_at = fields
                .remove("generated_at")
                .filter(|value| !value.is_null());
            let history_from = fields
                .remove("history_from")
                .filter(|value| !value.is_null());
            Some(whole(users, generated_at, history_from))
        }
        _ => lines(document),
    }
}

fn whole(users: Vec<Value>, generated_at: Option<Value>, history_from: Option<Value>) -> Text {
    let records = users.into_iter().map(Some).collect();
    Text {
        generated_at,
        history_from,
        records,
        partial: false,
        cannot_tell: false,
    }
}

/// CHOICE: blank lines are no records; a line that is no JSON is set aside and
/// makes the whole partial, since text that is no JSON always does; `end` is an
/// end line only where it is true and no `id` stands beside it; what follows
/// an end line makes the whole partial.
fn lines(document: &[u8]) -> Option<Text> {
    let mut records = Vec::new();
    let mut end: Option<Value> = None;
    let mut partial = false;
    let full = document
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.trim_ascii().is_empty());
    for line in full {
        let value = serde_json::from_slice::<Value>(line).ok();
        partial |= value.is_none() || end.is_some();
        match value {
            Some(value) if value["end"] == Value::Bool(true) && value.get("id").is_none() => {
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
        history_from: None,
        records,
        partial,
        cannot_tell,
    })
}
