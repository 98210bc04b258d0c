//! Reasons for a suggested action.

use active_users::domain::{AddedDevice, Day, DeviceChange, Names, Reason, Suggestion};
use active_users::query::UserQuery;
use serde_json::{Value, json};

use crate::support::{NANOS_A_DAY, ago, days_ago, directory};

/// An inactive user, last used 40 days ago, with extra fields.
fn suggested(more: Value) -> (Suggestion, Reason) {
    let mut user = json!({ "id": 1, "vault_created_at": "2026-01-01T00:00:00Z",
        "devices": [{ "name": "Mac", "paired": true, "last_opened_at": days_ago(40).to_rfc3339() }] });
    user.as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    let directory = directory(&[&user.to_string()]);
    let (profile, _) = directory
        .profile("1", &UserQuery::default(), Names::Shown)
        .unwrap();
    let row = directory
        .page(&UserQuery::default(), 0..1, Names::Shown)
        .rows
        .remove(0);
    assert_eq!(
        row.suggestion, profile.suggestion,
        "the list and the details agree"
    );
    profile.suggestion.unwrap()
}

fn reminders(ago_in_nanos: &[i64]) -> Value {
    let sent = ago_in_nanos
        .iter()
        .map(|nanos| json!({ "sent_at": ago(*nanos).to_rfc3339() }));
    json!(sent.collect::<Vec<_>>())
}

#[test]
fn the_reason_gives_the_number_of_reminders() {
    use Reason::{NothingTried, Reminded, Reminders};
    const DAY: i64 = NANOS_A_DAY;
    let table: [(&[i64], Suggestion, Reason); 9] = [
        (&[], Suggestion::Remind, NothingTried),
        (&[41 * DAY], Suggestion::Remind, NothingTried),
        (&[40 * DAY], Suggestion::Remind, NothingTried),
        (&[40 * DAY - 1_000_000], Suggestion::Message, Reminders(1)),
        (
            &[20 * DAY, 41 * DAY, 30 * DAY],
            Suggestion::Message,
            Reminders(2),
        ),
        (
            &[7 * DAY, 30 * DAY],
            Suggestion::Wait,
            Reminded(days_ago(7)),
        ),
        (&[30 * DAY, 7 * DAY + 1], Suggestion::Message, Reminders(2)),
        (&[DAY, 2 * DAY], Suggestion::Wait, Reminded(days_ago(1))),
        (&[DAY, 8 * DAY, 9 * DAY], Suggestion::Escalate, Reminders(3)),
    ];
    for (sent, action, reason) in table {
        assert_eq!(
            suggested(json!({ "reminders": reminders(sent) })),
            (action, reason),
            "{sent:?}"
        );
    }
}

#[test]
fn the_reason_gives_the_days_of_the_latest_gap() {
    let day = |text| Day::parse(text).unwrap();
    let away = |left, returned| Reason::LeftBefore(day(left), day(returned));
    let table: [(&[&str], &[i64], Reason); 5] = [
        (
            &["2026-03-03", "2026-02-01"],
            &[],
            away("2026-02-01", "2026-03-03"),
        ),
        (
            &["2028-03-30"; 0],
            &[20 * NANOS_A_DAY],
            Reason::Reminders(1),
        ),
        (
            &["2026-03-02", "2026-02-01"],
            &[20 * NANOS_A_DAY],
            Reason::Reminders(1),
        ),
        (
            &["2026-03-03", "2026-02-01"],
            &[20 * NANOS_A_DAY],
            away("2026-02-01", "2026-03-03"),
        ),
        (
            &[
                "2026-01-01",
                "2026-03-01",
                "2026-03-02",
                "2026-05-01",
                "2026-05-02",
            ],
            &[],
            away("2026-03-02", "2026-05-01"),
        ),
    ];
    for (active_on, sent, reason) in table {
        let found = suggested(json!({ "active_on": active_on, "reminders": reminders(sent) }));
        assert_eq!(found, (Suggestion::Message, reason), "{active_on:?}");
    }
}

#[test]
fn a_device_change_is_reported_with_the_unused_device() {
    let last_used = days_ago(40);
    let (at_once, later) = (last_used.to_rfc3339(), ago(40 * NANOS_A_DAY - 1_000_000));
    let mac = json!({ "name": "Mac", "paired": true, "last_opened_at": at_once });
    let added = |name: Option<&str>| AddedDevice {
        name: name.map(String::from),
        added_at: later,
    };
    let text = later.to_rfc3339();
    let table = [
        (json!([]), Some(DeviceChange::NoDevice)),
        (
            json!([{ "paired": false, "last_opened_at": at_once }]),
            Some(DeviceChange::NonePaired),
        ),
        (
            json!([mac, { "name": "Pixel 9", "platform": "Android", "added_at": text }]),
            Some(DeviceChange::NeverOpened(added(Some("Pixel 9")))),
        ),
        (
            json!([mac, { "platform": "Android", "added_at": text, "paired": false }]),
            Some(DeviceChange::NeverOpened(added(Some("Android")))),
        ),
        (
            json!([mac, { "added_at": text, "paired": false, "last_opened_at": at_once }]),
            Some(DeviceChange::NotPaired(added(None))),
        ),
        // A device added at the instant of the last use was not added after it.
        (json!([mac, { "added_at": at_once }]), None),
        (
            json!([mac, { "added_at": text, "paired": true, "last_opened_at": at_once }]),
            None,
        ),
    ];
    for (devices, change) in table {
        let found = suggested(
            json!({ "devices": devices, "vault_created_at": days_ago(100).to_rfc3339() }),
        );
        let expected = match change {
            Some(change) => (Suggestion::Repair, Reason::DeviceChange(change)),
            None => (Suggestion::Remind, Reason::NothingTried),
        };
        assert_eq!(found, expected, "{devices}");
    }
}

#[test]
fn a_device_added_within_a_day_of_setup_belongs_to_it() {
    let suggested_for = |added_after: i64| {
        let set_up = days_ago(40);
        let added_at = ago(40 * NANOS_A_DAY - added_after).to_rfc3339();
        let device = json!({ "name": "Mac", "paired": true, "added_at": added_at });
        suggested(json!({ "vault_created_at": set_up.to_rfc3339(), "devices": [device] })).0
    };
    assert_eq!(
        suggested_for(5_000_000_000),
        Suggestion::Remind,
        "seconds later"
    );
    assert_eq!(suggested_for(NANOS_A_DAY), Suggestion::Remind);
    assert_eq!(suggested_for(NANOS_A_DAY + 1), Suggestion::Repair);
}

#[test]
fn a_date_more_than_a_day_in_the_future_is_ignored() {
    let set_up = days_ago(100).to_rfc3339();
    let suggested_for = |days: i64, nanos: i64| {
        let at = ago(-days * NANOS_A_DAY - nanos).to_rfc3339();
        let reminded = suggested(json!({ "reminders": [{ "sent_at": at }] })).0;
        let device = json!({ "added_at": at, "paired": true });
        let added = suggested(json!({ "vault_created_at": set_up, "devices": [device] })).0;
        (reminded, added)
    };
    assert_eq!(suggested_for(1, 0), (Suggestion::Wait, Suggestion::Repair));
    assert_eq!(
        suggested_for(1, 1),
        (Suggestion::Remind, Suggestion::Remind)
    );
    assert_eq!(
        suggested_for(27_000, 0),
        (Suggestion::Remind, Suggestion::Remind)
    );
}
