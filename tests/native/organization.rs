//! Random organizations as JSON text, in every document form.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::members::{device, manager};
use crate::support::AS_OF;
use crate::values::{day, list, long_ago, member, moment, object, text};

/// A document and the chunks it arrives in.
#[derive(Debug, Clone)]
pub struct Organization {
    pub document: String,
    pub chunks: Vec<usize>,
}

fn good() -> impl Strategy<Value = Value> {
    let id = prop_oneof![20 => (0..3000u32).prop_map(|id| json!(format!("u-{id}"))), 1 => (0..9u32).prop_map(Value::from), 1 => "[0-9]".prop_map(Value::from)];
    let reminder = object(vec![
        member("sent_at", 9, moment()),
        member("text", 7, text(&["One tip", "New phone?", " "])),
    ]);
    object(vec![
        member("id", 10, id),
        member(
            "name",
            8,
            text(&[
                "Ada Abbott",
                "ada abbott",
                "Bo",
                "Élodie Ω",
                "elodie",
                "E\u{301}lan",
                "élan",
                "Zoë 李",
                "ab",
                "a",
                "ADA.ABBOTT@example.com",
            ]),
        ),
        member(
            "email",
            8,
            text(&[
                "ada@example.com",
                "Bo@Example.com",
                "é@example.com",
                "z@x.y",
            ]),
        ),
        member("manager", 5, manager()),
        member(
            "account",
            3,
            select(&["enabled", "enabled", "suspended", "service"][..]).prop_map(Value::from),
        ),
        member(
            "license",
            3,
            select(&["assigned", "assigned", "unassigned"][..]).prop_map(Value::from),
        ),
        member(
            "provisioned_by",
            3,
            select(&["scim", "manual"][..]).prop_map(Value::from),
        ),
        member("activated_at", 7, moment()),
        member(
            "vault_created_at",
            9,
            prop_oneof![2 => moment(), 3 => long_ago()],
        ),
        member("first_item_at", 5, moment()),
        member("devices", 8, list(device(), 3)),
        member("active_on", 6, list(day(), 4)),
        member("reminders", 6, list(reminder, 4)),
        member(
            "unknown",
            1,
            Just(json!({ "users": [{ "id": "]}" }], "id": 1 })),
        ),
    ])
}

/// A record with one spoilt field, or a value that isn't a user.
fn bad() -> impl Strategy<Value = Value> {
    let member = select(
        &[
            "id",
            "name",
            "manager",
            "account",
            "license",
            "vault_created_at",
            "devices",
            "active_on",
            "reminders",
            "first_item_at",
        ][..],
    );
    let value = select(vec![
        json!("?"),
        json!(false),
        json!({}),
        json!([7]),
        json!(1.5),
        json!([{ "added_at": "x" }]),
        json!(["2026-02-30"]),
    ]);
    let spoilt = (good(), member, value).prop_map(|(mut user, member, value)| {
        user[member] = value;
        user
    });
    prop_oneof![8 => spoilt, 1 => select(vec![json!(null), json!(5), json!("u-1"), json!([]), json!({})])]
}

/// A record that is good or bad, with equal odds.
pub fn record() -> impl Strategy<Value = Value> {
    prop_oneof![good(), bad()]
}

pub fn organization(longest: usize) -> impl Strategy<Value = Organization> {
    let records = vec(prop_oneof![30 => good(), 1 => bad()], 0..=longest);
    let generated_at = select(
        &[
            "",
            AS_OF,
            AS_OF,
            "2026-11-23T07:00:00+01:00",
            "2026-11-22T06:00:00Z",
            "tomorrow",
            "1970-01-01T00:00:00Z",
        ][..],
    );
    (
        records,
        0..6u8,
        generated_at,
        any::<bool>(),
        vec(1..3000usize, 1..6),
    )
        .prop_map(|(records, form, generated_at, mark, chunks)| {
            let header = if generated_at.is_empty() {
                String::new()
            } else {
                format!(r#""generated_at":"{generated_at}""#)
            };
            let list = Value::Array(records.clone());
            let comma = if header.is_empty() { "" } else { "," };
            let lines = records
                .iter()
                .map(|record| format!("{record}\n"))
                .collect::<String>();
            let text = match form {
                0 => format!(r#"{{{header}{comma}"users":{list}}}"#),
                1 => format!(r#"{{"users":{list:#}{comma}{header}}}"#),
                2 => format!(
                    r#"{{"organization":"Example","users":{list}{comma}{header},"x":["users",[]]}}"#
                )
                .replace(",,", ","),
                3 if records
                    .first()
                    .is_some_and(|first| first.get("id").is_some()) =>
                {
                    lines.replacen('\n', "\n\n{\"id\": nonsense\n", 1)
                }
                4 => format!("{list:#}\n"),
                _ => list.to_string(),
            };
            Organization {
                document: format!("{}{text}", if mark { "\u{feff}" } else { "" }),
                chunks,
            }
        })
}
