//! Random devices and managers, as JSON.

use proptest::prelude::*;
use serde_json::Value;

use crate::values::{member, moment, object, text};

pub fn device() -> impl Strategy<Value = Value> {
    object(vec![
        member(
            "name",
            7,
            text(&["MacBook Pro", "Pixel 9", "macOS", "Ada's phone"]),
        ),
        member(
            "platform",
            9,
            text(&[
                "macOS",
                "iOS",
                "Android",
                "Windows",
                "Chrome OS",
                "Linux, other",
            ]),
        ),
        member("version", 5, text(&["6.11.4", "6.9.0"])),
        member("added_at", 6, moment()),
        member("paired", 8, any::<bool>().prop_map(Value::from)),
        member("hub_authenticated", 5, any::<bool>().prop_map(Value::from)),
        member("last_opened_at", 7, moment()),
        member("last_autofill_at", 5, moment()),
    ])
}

pub fn manager() -> impl Strategy<Value = Value> {
    let someone = object(vec![
        member("name", 7, text(&["Kim Chen", "Ömer Öz", "oz@example.com"])),
        member(
            "email",
            7,
            text(&[
                "kim.chen@example.com",
                "Kim.Chen@Example.com",
                "oz@example.com",
            ]),
        ),
    ]);
    prop_oneof![9 => someone, 1 => Just(Value::Null)]
}
