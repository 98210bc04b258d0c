//! Random JSON values for a document, concentrated at the boundaries of the rules.

use chrono::{DateTime, FixedOffset, SecondsFormat};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::support::{AS_OF, NANOS_A_DAY, at};

/// A moment as RFC 3339, with any offset and as many digits as it needs.
fn written(nanos: i64, hours: i32) -> Value {
    let offset = FixedOffset::east_opt(hours * 3600).unwrap();
    let time = DateTime::from_timestamp_nanos(nanos).with_timezone(&offset);
    json!(time.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

/// Moments at the boundaries of the rules, just beside them, and anywhere in the last 400 days.
pub fn moment() -> impl Strategy<Value = Value> {
    let boundary = (
        select(&[0, 0, 7, 30, 30, 60, 90][..]),
        select(&[-1_000_000, -1, 0, 0, 1, 1_000_000][..]),
    )
        .prop_map(|(days, beside)| days * NANOS_A_DAY + beside);
    let ago = prop_oneof![
        12 => boundary,
        12 => (0..400i64).prop_map(|days| days * NANOS_A_DAY),
        4 => 0..400 * NANOS_A_DAY,
        1 => select(&[-NANOS_A_DAY - 1, -NANOS_A_DAY, 1 - NANOS_A_DAY][..]),
    ];
    let moment = (ago, select(&[0, 0, 1, -11][..]))
        .prop_map(|(ago, hours)| written(at(AS_OF).nanos() - ago, hours));
    prop_oneof![
        60 => moment,
        2 => Just(Value::Null),
        2 => select(&["1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"][..]).prop_map(Value::from),
        1 => Just(json!("9999-12-31T23:59:59Z")),
    ]
}

/// Earlier than every other moment, so that those are later uses.
pub fn long_ago() -> impl Strategy<Value = Value> {
    (401..800i64).prop_map(|days| written(at(AS_OF).nanos() - days * NANOS_A_DAY, 0))
}

pub fn day() -> impl Strategy<Value = Value> {
    prop_oneof![
        select(&[0, 29, 30, 31, 60, 61][..]),
        0..300i64,
        Just(0),
        Just(-1),
        prop_oneof![50 => Just(1), 1 => Just(-2)]
    ]
    .prop_map(|ago| {
        let nanos = at(AS_OF).nanos() - ago * NANOS_A_DAY;
        json!(
            DateTime::from_timestamp_nanos(nanos)
                .format("%Y-%m-%d")
                .to_string()
        )
    })
}

pub fn text(texts: &'static [&'static str]) -> BoxedStrategy<Value> {
    prop_oneof![20 => select(texts).prop_map(Value::from), 1 => Just(json!(" ")), 1 => Just(Value::Null)].boxed()
}

/// A field that is present in this many of ten cases.
pub fn member(
    name: &'static str,
    tenths: u32,
    value: impl Strategy<Value = Value> + 'static,
) -> BoxedStrategy<Option<(String, Value)>> {
    (0..10u32, value)
        .prop_map(move |(roll, value)| (roll < tenths).then(|| (name.to_owned(), value)))
        .boxed()
}

pub fn object(
    members: Vec<BoxedStrategy<Option<(String, Value)>>>,
) -> impl Strategy<Value = Value> {
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect::<Map<_, _>>()))
}

pub fn list(value: impl Strategy<Value = Value> + 'static, longest: usize) -> BoxedStrategy<Value> {
    prop_oneof![20 => vec(value, 0..=longest).prop_map(Value::Array), 1 => Just(Value::Null)]
        .boxed()
}
