//! The contents of an exported file, by the slow reading.

use active_users::domain::{Instant, User};
use chrono::{DateTime, SecondsFormat};
use serde_json::{Value, json};

use crate::oracle::Told;
use crate::oracle_causes;
use crate::oracle_rules::stands;

const DAY: i64 = 24 * 3600 * 1_000_000_000;

/// The field names for columns, which are given as in the address.
pub fn header(columns: &str) -> Vec<&'static str> {
    let mut fields = vec!["id", "name", "email", "provisioned_by"];
    for column in columns.split(',') {
        fields.extend_from_slice(match column {
            "status" => &["status", "account"],
            "activity" => &["activity", "never_used"],
            // Every file has these as part of the evidence.
            "last-used" | "cause" => &[],
            "weeks" => &["weeks_used"],
            "idle" => &["idle_days"],
            "devices" => &["devices"],
            "license" => &["license"],
            "reminders" => &["reminders"],
            "suggest" => &["suggest"],
            other => panic!("{other} is not a column"),
        });
    }
    fields.extend(["vault_created_at", "last_used_at", "last_used_on"]);
    fields.extend(["likely_cause", "likely_cause_evidence", "suggest_reason"]);
    fields
}

fn time(at: Option<Instant>) -> Value {
    let text = |at: Instant| {
        let time = DateTime::from_timestamp_nanos(at.nanos());
        time.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    };
    json!(at.map(text))
}

/// The accepted values of a field: more than one only if two uses have the same instant.
pub fn values(field: &str, user: &User<'_>, told: &Told) -> Vec<Value> {
    let stands = stands(user, told.as_of);
    let inactive = stands.last_used.filter(|_| stands.suggest.is_some());
    let cause = inactive.map(|at| oracle_causes::cause(user, at, told.as_of));
    let one = match field {
        "id" => json!(user.id),
        "name" => json!(user.name),
        "email" => json!(user.email),
        "provisioned_by" => json!(if user.scim { "scim" } else { "manual" }),
        "status" => json!(stands.status),
        "account" => json!(stands.account),
        "activity" => {
            let mut words = stands.activity.iter();
            json!(words.find(|word| **word != "never"))
        }
        "never_used" => json!(stands.activity.contains(&"never")),
        "weeks_used" => {
            // Seven-day weeks, counting back from the data's day, with a day or moment of use in
            // them. The moment of setup doesn't count.
            let today = told.as_of / DAY;
            let moments = user.moments_of_use().map(|at| at.day());
            let moments =
                moments.filter(|day| user.vault_created_at.map(|at| at.day()) != Some(*day));
            let days = user.active_on.iter().copied().chain(moments);
            let ages = days.map(|day| i64::from(today as i32) - i64::from(day.0));
            let weeks = ages.filter(|age| (0..91).contains(age)).map(|age| age / 7);
            json!(weeks.collect::<std::collections::BTreeSet<_>>().len())
        }
        "idle_days" => json!(stands.last_used.map(|at| ((told.as_of - at) / DAY).max(0))),
        "devices" => json!(user.devices.as_ref().map(Vec::len)),
        "license" => json!(stands.license),
        "reminders" => json!(stands.reminders),
        "suggest" => json!(stands.suggest),
        "vault_created_at" => time(user.vault_created_at),
        "last_used_at" => match time(stands.last_shown.map(Instant::from_nanos)) {
            Value::String(text) if stands.is_day => json!(text[..10]),
            time => time,
        },
        "last_used_on" => {
            let places = oracle_causes::places(user, &stands);
            if places.is_empty() {
                return vec![Value::Null];
            }
            return places.into_iter().map(Value::from).collect();
        }
        "likely_cause" => json!(cause.map(|(word, ..)| word)),
        "likely_cause_evidence" => json!(cause.map(|(.., sentence)| sentence)),
        "suggest_reason" => json!(oracle_causes::reason(user, &stands, told.as_of)),
        other => panic!("{other} is not a field"),
    };
    vec![one]
}
