//! Random organizations with months of daily use.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::members::device;
use crate::organization::Organization;
use crate::support::{AS_OF, NANOS_A_DAY, ago, at};
use crate::values::{member, moment, object};

/// A day at most this long ago. The oldest day is more likely, since it decides how
/// far back the history reaches.
fn day(oldest: i64) -> impl Strategy<Value = Value> {
    let days = prop_oneof![20 => 0..=oldest, 1 => Just(oldest)];
    days.prop_map(|days| json!(ago(days * NANOS_A_DAY).to_rfc3339()[..10]))
}

fn user(oldest: i64) -> impl Strategy<Value = Value> {
    let recent = (0..130i64).prop_map(|days| json!(ago(days * NANOS_A_DAY).to_rfc3339()));
    object(vec![
        member("vault_created_at", 9, prop_oneof![moment(), recent]),
        member("devices", 8, vec(device(), 0..3).prop_map(Value::Array)),
        member(
            "active_on",
            8,
            vec(day(oldest), 0..40).prop_map(Value::Array),
        ),
        member("account", 1, Just(json!("suspended"))),
        member("license", 1, Just(json!("unassigned"))),
    ])
}

pub fn histories(longest: usize) -> impl Strategy<Value = Organization> {
    let oldest = select(&[20, 59, 60, 61, 75, 119, 120, 150][..]);
    let users = oldest.prop_flat_map(move |oldest| vec(user(oldest), 1..=longest));
    let times = [AS_OF, "2026-11-23T00:00:00Z", "2026-11-23T23:59:59.999Z"];
    (users, select(times.to_vec())).prop_map(|(mut users, generated_at)| {
        for (number, user) in users.iter_mut().enumerate() {
            user["id"] = json!(number);
        }
        assert!(at(generated_at).day() == at(AS_OF).day());
        let document = json!({ "generated_at": generated_at, "users": users }).to_string();
        Organization {
            document,
            chunks: vec![1000],
        }
    })
}
