//! Outcomes of reminders.

use active_users::domain::Outcome::{self, CameBack, NoReturn, Open};
use active_users::domain::{RETURN_WINDOW, Span, outcome};
use active_users::source::read_user;
use serde_json::{Value, json};

use crate::support::at;

const SENT: &str = "2026-10-02T09:00:00Z";
const LONG_AFTER: &str = "2026-11-23T06:00:00Z";

fn outcome_of(user: &Value, as_of: &str) -> Outcome {
    let record = user.to_string();
    outcome(&read_user(record.as_bytes()).unwrap(), at(SENT), at(as_of))
}

#[test]
fn only_a_use_within_fourteen_days_is_a_return() {
    let table = [
        ("2026-10-01T09:00:00Z", NoReturn),
        ("2026-10-02T08:59:59.999Z", NoReturn),
        // A use at the instant of the reminder is not after it.
        (SENT, NoReturn),
        ("2026-10-02T09:00:00.000000001Z", CameBack),
        ("2026-10-02T09:00:00.001Z", CameBack),
        ("2026-10-09T00:00:00Z", CameBack),
        ("2026-10-16T08:59:59.999Z", CameBack),
        ("2026-10-16T09:00:00Z", CameBack),
        ("2026-10-16T11:00:00+02:00", CameBack),
        ("2026-10-16T09:00:00.000000001Z", NoReturn),
        ("2026-10-16T09:00:00.001Z", NoReturn),
        ("2026-11-20T00:00:00Z", NoReturn),
    ];
    for (used, expected) in table {
        let old = json!({ "last_opened_at": "2026-09-01T00:00:00Z" });
        for user in [
            json!({ "id": 1, "vault_created_at": used }),
            json!({ "id": 1, "devices": [old, { "last_opened_at": used }] }),
            json!({ "id": 1, "devices": [{ "last_autofill_at": used }, old] }),
            json!({ "id": 1, "devices": [{ "last_opened_at": used, "last_autofill_at": "2026-12-24T00:00:00Z" }] }),
        ] {
            assert_eq!(outcome_of(&user, LONG_AFTER), expected, "{user}");
        }
    }
}

#[test]
fn a_day_of_use_counts_at_its_end() {
    let table: [(&[&str], Outcome); 8] = [
        (&[], NoReturn),
        (&["2026-10-01"], NoReturn),
        (&["2026-10-02"], CameBack),
        (&["2026-10-03"], CameBack),
        (&["2026-10-15"], CameBack),
        (&["2026-10-16"], NoReturn),
        (&["2026-09-01", "2026-10-01", "2026-10-16"], NoReturn),
        (&["2026-10-17", "2026-10-05", "2026-10-02"], CameBack),
    ];
    for (active_on, expected) in table {
        let user = json!({ "id": 1, "active_on": active_on });
        assert_eq!(outcome_of(&user, LONG_AFTER), expected, "{active_on:?}");
    }
}

#[test]
fn an_outcome_is_open_until_the_fourteen_days_are_over() {
    let none = json!({ "id": 1, "vault_created_at": "2026-01-01T00:00:00Z" });
    let table = [
        ("2026-10-01T00:00:00Z", Open),
        (SENT, Open),
        ("2026-10-16T08:59:59.999Z", Open),
        ("2026-10-16T09:00:00Z", NoReturn),
        ("2026-10-16T09:00:00.001Z", NoReturn),
    ];
    for (as_of, expected) in table {
        assert_eq!(outcome_of(&none, as_of), expected, "{as_of}");
        let user = json!({ "id": 1, "active_on": ["2026-10-03"] });
        let back = if at(as_of) > at(SENT) {
            CameBack
        } else {
            expected
        };
        assert_eq!(outcome_of(&user, as_of), back, "{as_of}");
    }
    assert_eq!(RETURN_WINDOW, Span::hours(14 * 24));
}

#[test]
fn a_day_with_a_known_moment_counts_at_that_moment() {
    let before = json!({ "last_opened_at": "2026-10-02T08:00:00Z" });
    let user = json!({ "id": 1, "active_on": ["2026-10-02"], "devices": [before] });
    assert_eq!(outcome_of(&user, LONG_AFTER), NoReturn);
}

#[test]
fn only_uses_are_returns() {
    let within = "2026-10-05T00:00:00Z";
    let user = json!({ "id": 1, "activated_at": within, "first_item_at": within,
        "reminders": [{ "sent_at": within }], "devices": [{ "added_at": within }] });
    assert_eq!(outcome_of(&user, LONG_AFTER), NoReturn);
}
