//! Random organisations as JSON text, crowded around the boundaries of the rules.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::support::{AS_OF, NANOS_A_DAY, at};

/// A document, and the chunks that it comes in.
#[derive(Debug, Clone)]
pub struct Organisation {
    pub document: String,
    pub chunks: Vec<usize>,
}

/// A moment as RFC 3339, with any offset and as many digits as it needs.
fn written(nanos: i64, hours: i32) -> Value {
    let offset = FixedOffset::east_opt(hours * 3600).unwrap();
    let time = DateTime::from_timestamp_nanos(nanos).with_timezone(&offset);
    json!(time.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

/// Moments at the boundaries, a little beside them, and anywhere in the last year.
fn moment() -> impl Strategy<Value = Value> {
    let boundary = (select(&[0, 0, 7, 30, 30, 60, 90][..]), select(&[-1_000_000, -1, 0, 0, 1, 1_000_000][..]))
        .prop_map(|(days, beside)| days * NANOS_A_DAY + beside);
    let ago = prop_oneof![
        12 => boundary,
        12 => (0..400i64).prop_map(|days| days * NANOS_A_DAY),
        4 => 0..400 * NANOS_A_DAY,
        1 => select(&[-NANOS_A_DAY - 1, -NANOS_A_DAY, 1 - NANOS_A_DAY][..]),
    ];
    let moment = (ago, select(&[0, 0, 1, -11][..])).prop_map(|(ago, hours)| written(at(AS_OF).nanos() - ago, hours));
    prop_oneof![
        60 => moment,
        2 => Just(Value::Null),
        2 => select(&["1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"][..]).prop_map(Value::from),
        1 => Just(json!("9999-12-31T23:59:59Z")),
    ]
}

fn day() -> impl Strategy<Value = Value> {
    prop_oneof![select(&[0, 29, 30, 31, 60, 61][..]), 0..300i64, Just(0), Just(-1), prop_oneof![50 => Just(1), 1 => Just(-2)]].prop_map(|ago| {
        let nanos = at(AS_OF).nanos() - ago * NANOS_A_DAY;
        json!(DateTime::from_timestamp_nanos(nanos).format("%Y-%m-%d").to_string())
    })
}

fn text(texts: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop_oneof![20 => select(texts).prop_map(Value::from), 1 => Just(json!(" ")), 1 => Just(Value::Null)].boxed()
}

/// A member that is there in so many of ten cases.
fn member(name: &'static str, tenths: u32, value: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Option<(String, Value)>> {
    weighted(f64::from(tenths) / 10.0, value.prop_map(move |value| (name.to_owned(), value))).boxed()
}

fn object(members: Vec<BoxedStrategy<Option<(String, Value)>>>) -> impl Strategy<Value = Value> {
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect::<Map<_, _>>()))
}

fn device() -> impl Strategy<Value = Value> {
    object(vec![
        member("name", 7, text(&["MacBook Pro", "Pixel 9", "macOS", "Ada's phone"])),
        member("platform", 9, text(&["macOS", "iOS", "Android", "Windows", "Chrome OS"])),
        member("version", 5, text(&["6.11.4", "6.9.0"])),
        member("added_at", 6, moment()),
        member("paired", 8, any::<bool>().prop_map(Value::from)),
        member("hub_authenticated", 5, any::<bool>().prop_map(Value::from)),
        member("last_opened_at", 7, moment()),
        member("last_autofill_at", 5, moment()),
    ])
}

fn list(value: impl Strategy<Value = Value> + 'static, longest: usize) -> BoxedStrategy<Value> {
    prop_oneof![20 => vec(value, 0..=longest).prop_map(Value::Array), 1 => Just(Value::Null)].boxed()
}

fn good() -> impl Strategy<Value = Value> {
    let id = prop_oneof![20 => (0..3000u32).prop_map(|id| json!(format!("u-{id}"))), 1 => (0..9u32).prop_map(Value::from), 1 => "[0-9]".prop_map(Value::from)];
    let reminder = object(vec![member("sent_at", 9, moment())]);
    object(vec![
        member("id", 10, id),
        member("name", 8, text(&["Ada Abbott", "ada abbott", "Bo", "Élodie Ω", "élan", "Zoë 李", "ab", "a", "ADA.ABBOTT@example.com"])),
        member("email", 8, text(&["ada@example.com", "Bo@Example.com", "é@example.com", "z@x.y"])),
        member("account", 3, select(&["enabled", "enabled", "suspended", "service"][..]).prop_map(Value::from)),
        member("license", 3, select(&["assigned", "assigned", "unassigned"][..]).prop_map(Value::from)),
        member("provisioned_by", 3, select(&["scim", "manual"][..]).prop_map(Value::from)),
        member("activated_at", 7, moment()),
        member("vault_created_at", 9, moment()),
        member("first_item_at", 5, moment()),
        member("devices", 8, list(device(), 3)),
        member("active_on", 6, list(day(), 4)),
        member("reminders", 6, list(reminder, 4)),
        member("unknown", 1, Just(json!({ "users": [{ "id": "]}" }], "id": 1 }))),
    ])
}

/// A record of which one member is spoilt, or one that is no user at all.
fn bad() -> impl Strategy<Value = Value> {
    let member = select(&["id", "name", "account", "license", "vault_created_at", "devices", "active_on", "reminders", "first_item_at"][..]);
    let value = select(vec![json!("?"), json!(false), json!({}), json!([7]), json!(1.5), json!([{ "added_at": "x" }]), json!(["2026-02-30"])]);
    let spoilt = (good(), member, value).prop_map(|(mut user, member, value)| {
        user[member] = value;
        user
    });
    prop_oneof![8 => spoilt, 1 => select(vec![json!(null), json!(5), json!("u-1"), json!([]), json!({})])]
}

pub fn organisation(longest: usize) -> impl Strategy<Value = Organisation> {
    let records = vec(prop_oneof![30 => good(), 1 => bad()], 0..=longest);
    let generated_at = select(&["", AS_OF, AS_OF, "2026-11-23T07:00:00+01:00", "2026-11-22T06:00:00Z", "tomorrow", "1970-01-01T00:00:00Z"][..]);
    (records, 0..6u8, generated_at, any::<bool>(), vec(1..3000usize, 1..6)).prop_map(|(records, form, generated_at, mark, chunks)| {
        let header = if generated_at.is_empty() { String::new() } else { format!(r#""generated_at":"{generated_at}""#) };
        let list = Value::Array(records.clone());
        let comma = if header.is_empty() { "" } else { "," };
        let lines = records.iter().map(|record| format!("{record}\n")).collect::<String>();
        let text = match form {
            0 => format!(r#"{{{header}{comma}"users":{list}}}"#),
            1 => format!(r#"{{"users":{list:#}{comma}{header}}}"#),
            2 => format!(r#"{{"organization":"Example","users":{list}{comma}{header},"x":["users",[]]}}"#).replace(",,", ","),
            3 if records.first().is_some_and(|first| first.get("id").is_some()) => lines.replacen('\n', "\n\n{\"id\": nonsense\n", 1),
            4 => format!("{list:#}\n"),
            _ => list.to_string(),
        };
        Organisation { document: format!("{}{text}", if mark { "\u{feff}" } else { "" }), chunks }
    })
}
