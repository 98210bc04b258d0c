use serde_json::Value as Json;

use super::Value;

/// A name as it stands between the quotes of a key.
pub fn key(name: &str) -> String {
    let quoted = Json::from(name).to_string();
    let inner = quoted
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    inner.unwrap_or_default().to_owned()
}

/// Appends an object on a separate line, each value under its key.
pub fn push_object<'a>(text: &mut String, values: impl Iterator<Item = (&'a String, Value)>) {
    text.push('{');
    for (at, (key, value)) in values.enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        let value = match value {
            Value::Missing => Json::Null,
            Value::Number(number) => Json::from(number),
            Value::Truth(truth) => Json::from(truth),
            Value::Text(value) => Json::from(value),
        };
        text.push_str(&format!("\"{key}\": {value}"));
    }
    text.push('}');
}
