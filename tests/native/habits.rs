//! On how many of the first days a user used the product, and whether that made a habit.

use active_users::domain::Cause;
use serde_json::{Value, json};

use crate::causes::{LATER, SET_UP, cause_of};

/// A user who uses autofill, has devices that point to no cause, and has a history
/// that begins with setup.
pub fn filling(set_up: &str, active_on: &[&str]) -> Value {
    let mut days = active_on.to_vec();
    days.push(&set_up[..10]);
    json!({ "id": 1, "vault_created_at": set_up, "active_on": days,
        "devices": [{ "paired": true, "last_opened_at": LATER, "last_autofill_at": LATER }] })
}

/// The number of days with a use; `None` if "no habit" is not the cause.
fn days_without_habit(user: &Value) -> Option<usize> {
    match cause_of(user) {
        Cause::NoHabit { days, .. } => Some(days),
        Cause::Unknown => None,
        other => panic!("{other:?}"),
    }
}

#[test]
fn five_days_of_use_in_the_first_thirty_make_a_habit_and_four_do_not() {
    let table: [(&[&str], Option<usize>); 11] = [
        (&[], Some(1)),
        (&["2026-01-06", "2026-01-07", "2026-01-08"], Some(4)),
        (
            &["2026-01-06", "2026-01-07", "2026-01-08", "2026-01-09"],
            None,
        ),
        // The day of setup counts, but only once.
        (
            &["2026-01-05", "2026-01-06", "2026-01-07", "2026-01-08"],
            Some(4),
        ),
        // The 30th day is among the first 30; the 31st is not.
        (
            &["2026-01-06", "2026-01-07", "2026-01-08", "2026-02-03"],
            None,
        ),
        (
            &["2026-01-06", "2026-01-07", "2026-01-08", "2026-02-04"],
            Some(4),
        ),
        (&["2026-02-03"], Some(2)),
        (&["2026-02-04"], Some(1)),
        // A day before setup doesn't count.
        (
            &["2026-01-04", "2026-01-06", "2026-01-07", "2026-01-08"],
            Some(4),
        ),
        (
            &["2026-01-06", "2026-01-06", "2026-01-07", "2026-01-08"],
            Some(4),
        ),
        (
            &[
                "2026-03-01",
                "2026-03-02",
                "2026-03-03",
                "2026-03-04",
                "2026-03-05",
            ],
            Some(1),
        ),
    ];
    for (active_on, days) in table {
        let user = filling(SET_UP, active_on);
        assert_eq!(days_without_habit(&user), days, "{active_on:?}");
    }
}

#[test]
fn thirty_days_include_a_leap_day_and_start_at_any_time_of_day() {
    let three = |month: &str| [10, 11, 12].map(|day| format!("{month}-{day}"));
    let table = [
        ("2028-02-09T00:00:00Z", "2028-02", "2028-03-09", None),
        ("2028-02-09T23:59:59.999Z", "2028-02", "2028-03-09", None),
        ("2028-02-09T00:00:00Z", "2028-02", "2028-03-10", Some(4)),
        ("2027-02-09T00:00:00Z", "2027-02", "2027-03-10", None),
        ("2027-02-09T23:59:59.999Z", "2027-02", "2027-03-11", Some(4)),
        ("2028-02-29T12:00:00Z", "2028-03", "2028-03-29", None),
        ("2028-02-29T12:00:00Z", "2028-03", "2028-03-30", Some(4)),
    ];
    for (set_up, month, last, days) in table {
        let three = three(month);
        let active_on = [&three[0], &three[1], &three[2], last];
        let mut user = filling(set_up, &active_on);
        user["devices"] = json!([{ "last_autofill_at": "2028-06-01T00:00:00Z" }]);
        assert_eq!(days_without_habit(&user), days, "{set_up} {last}");
    }
}

#[test]
fn openings_and_autofills_count_as_days_of_use() {
    let used = |opened: &str, filled: &str| {
        let mut user = filling(SET_UP, &["2026-01-06", "2026-01-07"]);
        user["devices"][0]["last_opened_at"] = json!(opened);
        user["devices"][0]["last_autofill_at"] = json!(filled);
        days_without_habit(&user)
    };
    assert_eq!(
        used("2026-01-08T00:00:00Z", "2026-02-03T23:59:59.999Z"),
        None
    );
    assert_eq!(
        used("2026-01-08T00:00:00Z", "2026-02-04T00:00:00Z"),
        Some(4)
    );
    assert_eq!(
        used("2026-01-08T00:00:00Z", "2026-01-08T10:00:00Z"),
        Some(4)
    );
    assert_eq!(
        used("2026-01-07T00:00:00Z", "2026-01-06T10:00:00Z"),
        Some(3)
    );
}

#[test]
fn without_the_day_of_setup_the_first_days_are_unknown() {
    let table: [(&[&str], Option<usize>); 5] = [
        (&[], None),
        (&["2026-01-06"], None),
        (&["2026-01-04", "2026-01-06"], None),
        (&["2026-01-05"], Some(1)),
        (&["2026-01-04", "2026-01-05", "2026-01-06"], Some(2)),
    ];
    for set_up in [
        "2026-01-05T00:00:00Z",
        SET_UP,
        "2026-01-05T23:59:59.999999999Z",
    ] {
        for (active_on, days) in table {
            let mut user = filling(set_up, &[]);
            user["active_on"] = json!(active_on);
            assert_eq!(days_without_habit(&user), days, "{set_up} {active_on:?}");
        }
    }
}
