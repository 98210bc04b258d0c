//! Suggested actions for Inactive users, and the signs of a device change.

use active_users::domain::{Evidence, Instant, Reminders, Standing, Suggestion, Word, suggest};
use active_users::source::read_user;

use crate::rules::{set_up, used};
use crate::support::{AS_OF, NANOS_A_DAY, ago, at, days_ago};

/// An inactive user with everything the suggestion depends on.
fn inactive(
    reminders: u32,
    last: Option<Instant>,
    device_change: bool,
    repeated_inactivity: bool,
) -> Evidence {
    Evidence {
        reminders,
        last_reminder_at: last,
        device_change,
        repeated_inactivity,
        ..used(days_ago(40))
    }
}

#[test]
fn the_first_action_that_fits_is_suggested() {
    use Suggestion::{Escalate, Message, Remind, Repair, Wait};
    let (fresh, stale) = (Some(days_ago(1)), Some(days_ago(20)));
    let table = [
        // Reminders, the latest one, device change, repeated inactivity → action.
        (0, None, false, false, Remind),
        (0, None, false, true, Message),
        (1, stale, false, false, Message),
        (2, stale, false, false, Message),
        (2, stale, false, true, Message),
        (1, fresh, false, false, Wait),
        (2, fresh, false, false, Wait),
        (2, fresh, false, true, Wait),
        (0, None, true, false, Repair),
        (0, None, true, true, Repair),
        (2, stale, true, true, Repair),
        (2, fresh, true, true, Repair),
        (3, stale, false, false, Escalate),
        (3, fresh, false, false, Escalate),
        (3, fresh, true, true, Escalate),
        (4, stale, true, false, Escalate),
    ];
    for (reminders, last, device_change, repeated, action) in table {
        let evidence = inactive(reminders, last, device_change, repeated);
        assert_eq!(suggest(&evidence, at(AS_OF)), action, "{evidence:?}");
        assert_eq!(
            Standing::of(&evidence, at(AS_OF)).suggestion,
            Some(action),
            "{evidence:?}"
        );
    }
}

#[test]
fn wait_is_suggested_until_seven_days_after_a_reminder() {
    let table = [
        (-NANOS_A_DAY, Suggestion::Wait),
        (0, Suggestion::Wait),
        (7 * NANOS_A_DAY - 1, Suggestion::Wait),
        (7 * NANOS_A_DAY, Suggestion::Wait),
        (7 * NANOS_A_DAY + 1, Suggestion::Message),
        (7 * NANOS_A_DAY + 1_000_000, Suggestion::Message),
    ];
    for (nanos, action) in table {
        assert_eq!(
            suggest(&inactive(1, Some(ago(nanos)), false, false), at(AS_OF)),
            action,
            "{nanos} ns ago"
        );
    }
}

#[test]
fn nothing_is_suggested_for_active_users() {
    let active = Evidence {
        last_use: used(days_ago(30)).last_use,
        ..inactive(3, Some(days_ago(1)), true, true)
    };
    assert_eq!(Standing::of(&active, at(AS_OF)).suggestion, None);
    assert_eq!(
        Standing::of(&set_up(days_ago(3)), at(AS_OF)).suggestion,
        None
    );
    assert_eq!(
        Standing::of(&set_up(days_ago(31)), at(AS_OF)).suggestion,
        Some(Suggestion::Remind)
    );
}

#[test]
fn only_reminders_after_the_last_use_count() {
    let user = |use_at: &str, sent: &[&str]| {
        let sent: Vec<_> = sent
            .iter()
            .map(|sent| serde_json::json!({ "sent_at": sent }))
            .collect();
        serde_json::json!({ "id": 1, "vault_created_at": "2026-01-01T00:00:00Z", "reminders": sent,
            "devices": [{ "last_opened_at": use_at }] })
        .to_string()
    };
    let (early, use_at, late) = (
        "2026-08-01T00:00:00Z",
        "2026-09-01T00:00:00Z",
        "2026-09-01T00:00:00.000000001Z",
    );
    let later = "2026-09-02T00:00:00Z";
    let table: [(&[&str], u32, Option<&str>); 6] = [
        (&[], 0, None),
        (&[early], 0, None),
        (&[use_at], 0, None),
        (&[late], 1, Some(late)),
        (&[later, early, late, use_at], 2, Some(later)),
        (&[late, late, late], 3, Some(late)),
    ];
    for (sent, count, last) in table {
        let record = user(use_at, sent);
        let evidence = Evidence::of(&read_user(record.as_bytes()).unwrap(), at(AS_OF));
        assert_eq!(
            (evidence.reminders, evidence.last_reminder_at),
            (count, last.map(at)),
            "{sent:?}"
        );
    }
    // Setup counts as a use; without any use, all reminders count.
    let never = r#"{"id":1,"vault_created_at":"2026-09-01T00:00:00Z","reminders":[{"sent_at":"2026-08-01T00:00:00Z"}]}"#;
    assert_eq!(
        Evidence::of(&read_user(never.as_bytes()).unwrap(), at(AS_OF)).reminders,
        0
    );
    let pending =
        r#"{"id":1,"reminders":[{"sent_at":"2026-08-01T00:00:00Z"},{"sent_at":null},{}]}"#;
    assert_eq!(
        Evidence::of(&read_user(pending.as_bytes()).unwrap(), at(AS_OF)).reminders,
        1
    );
}

#[test]
fn reminders_are_filtered_as_none_one_two_and_three_or_more() {
    let words: Vec<_> = [0, 1, 2, 3, 4, 1000]
        .map(Reminders::of)
        .iter()
        .map(|word| word.as_str())
        .collect();
    assert_eq!(words, ["0", "1", "2", "3plus", "3plus", "3plus"]);
}

#[test]
fn a_device_change_needs_evidence_in_the_document() {
    const OPENED: &str = r#"{"paired":true,"last_opened_at":"2026-09-01T00:00:00Z"}"#;
    let table = [
        // Missing devices or pairing are not a sign; an empty list is.
        ("null".to_owned(), false),
        ("[]".to_owned(), true),
        ("[{}]".to_owned(), false),
        ("[{\"paired\":null}]".to_owned(), false),
        // No paired device is left.
        (r#"[{"paired":true}]"#.to_owned(), false),
        (r#"[{"paired":false}]"#.to_owned(), true),
        (r#"[{"paired":false},{"paired":false}]"#.to_owned(), true),
        (r#"[{"paired":false},{"paired":true}]"#.to_owned(), false),
        (r#"[{"paired":false},{}]"#.to_owned(), false),
        // A device was added after the last use.
        (
            format!(r#"[{OPENED},{{"paired":true,"added_at":"2026-09-01T00:00:00.000000001Z"}}]"#),
            true,
        ),
        (
            format!(r#"[{OPENED},{{"paired":true,"added_at":"2026-09-01T00:00:00Z"}}]"#),
            false,
        ),
        (
            format!(r#"[{OPENED},{{"added_at":"2026-09-02T00:00:00Z"}}]"#),
            true,
        ),
        (
            format!(r#"[{OPENED},{{"added_at":"1970-01-01T00:00:00Z"}}]"#),
            false,
        ),
        // Once it has been opened, only its pairing matters.
        (device_added_later(r#","paired":true"#), false),
        (device_added_later(r#","paired":false"#), true),
        (device_added_later(""), false),
    ];
    for (devices, sign) in table {
        let record =
            format!(r#"{{"id":1,"vault_created_at":"2026-01-01T00:00:00Z","devices":{devices}}}"#);
        let user = read_user(record.as_bytes()).unwrap();
        assert_eq!(
            Evidence::of(&user, at(AS_OF)).device_change,
            sign,
            "{devices}"
        );
    }
    let missing = br#"{"id":1,"vault_created_at":"2026-01-01T00:00:00Z"}"#;
    assert!(!Evidence::of(&read_user(missing).unwrap(), at(AS_OF)).device_change);
}

/// A used device, and one recorded as opened before it was added.
fn device_added_later(paired: &str) -> String {
    let opened = r#"{"paired":true,"last_opened_at":"2026-09-01T00:00:00Z"}"#;
    let added = r#""added_at":"2026-09-02T00:00:00Z","last_opened_at":"2026-08-01T00:00:00Z""#;
    format!("[{opened},{{{added}{paired}}}]")
}
