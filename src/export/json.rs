use serde_json::Value as Json;

use super::{Field, Value};

/// Appends an object on a separate line.
pub fn push_object<'a>(text: &mut String, values: impl Iterator<Item = (&'a Field, Value)>) {
    text.push('{');
    for (at, (field, value)) in values.enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        let value = match value {
            Value::Missing => Json::Null,
            Value::Number(number) => Json::from(number),
            Value::Truth(truth) => Json::from(truth),
            Value::Text(value) => Json::from(value),
        };
        text.push_str(&format!("\"{}\": {value}", field.name()));
    }
    text.push('}');
}
