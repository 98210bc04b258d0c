//! Random organizations whose text tries to break out of a file.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::organization::Organization;
use crate::support::{AS_OF, NANOS_A_DAY, ago};

/// Formulas, quotes, commas and line breaks.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[-=+@\t\r\n\",;' ea1()!|<>\u{0}]{0,6}",
        prop::sample::select(vec![
            "=1+1", "\r\n=A1", "\",\"=1", "'=1", "\"", ",", "a\r\nb"
        ])
        .prop_map(String::from),
    ]
}

fn user() -> impl Strategy<Value = Value> {
    let days = |oldest: i64| (0..oldest).prop_map(|days| ago(days * NANOS_A_DAY).to_rfc3339());
    let texts = (text(), text(), text(), text(), text(), text());
    let times = (days(200), days(200), days(400), any::<bool>());
    (texts, times).prop_map(|((id, name, email, manager, device, platform), (opened, added, vault, is_new))| {
        let mut devices = vec![json!({ "name": device, "platform": platform, "paired": true, "last_opened_at": opened })];
        if is_new {
            devices.push(json!({ "name": platform, "platform": name, "added_at": added }));
        }
        json!({ "id": id, "name": name, "email": email, "manager": { "name": manager }, "vault_created_at": vault, "devices": devices })
    })
}

pub fn hostile(longest: usize) -> impl Strategy<Value = Organization> {
    vec(user(), 0..=longest).prop_map(|mut users| {
        for (number, user) in users.iter_mut().enumerate() {
            // The number goes last, so that an id may begin like a formula.
            user["id"] = json!(format!("{}{number}", user["id"].as_str().unwrap()));
        }
        Organization {
            document: json!({ "generated_at": AS_OF, "users": users }).to_string(),
            chunks: vec![1000],
        }
    })
}
