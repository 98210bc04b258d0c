//! Positions on the timeline of a user's days.

use active_users::domain::{Day, Instant};
use active_users::drawing::Timeline;
use active_users::source::read_user;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::organization::organization;
use crate::support::{AS_OF, NANOS_A_DAY, ago, at, cases};

fn timeline(record: Value, history: Option<&str>) -> Option<Timeline> {
    let mut record = record;
    record["id"] = json!(1);
    let record = record.to_string();
    let user = read_user(record.as_bytes()).unwrap();
    Timeline::of(&user, history.and_then(Day::parse), &[], at(AS_OF))
}

/// The instant this many days before as of, as written in the data.
fn days(days: i64) -> String {
    ago(days * NANOS_A_DAY).to_rfc3339()
}

#[test]
fn the_timeline_ends_after_ninety_days_with_the_day_of_the_data() {
    let found = timeline(json!({ "active_on": ["2026-11-21"] }), Some("2026-01-01")).unwrap();
    assert_eq!((found.length(), found.is_whole()), (90, true));
    assert_eq!(Some(found.first), Day::parse("2026-08-26"));
    assert_eq!(Some(found.last), Day::parse("2026-11-23"));
    assert_eq!(found.used, [87]);
    // 24 Oct 2026, 06:00 is 59 and a quarter days after the first day.
    assert_eq!(found.cutoff, Some(59.25));
    assert_eq!(found.percent(59.25), 65.83);
    assert_eq!((found.percent(0.0), found.percent(90.0)), (0.0, 100.0));
    assert_eq!(found.middle(89), 99.44);
}

#[test]
fn nothing_before_the_history_is_drawn() {
    let found = timeline(
        json!({ "active_on": ["2026-11-21", "2026-10-01"], "last_used_at": days(50), "reminders": [{ "sent_at": days(40) }] }),
        Some("2026-11-20"),
    );
    let found = found.unwrap();
    assert_eq!((found.length(), found.is_whole()), (4, false));
    assert_eq!(found.used, [1]);
    assert_eq!(found.cutoff, None);
    assert!(found.reminders.is_empty());
    // Days of use without any history: only the data's own day is known.
    let one = timeline(json!({ "active_on": ["2026-11-21"] }), None).unwrap();
    assert_eq!((one.length(), one.used.len()), (1, 0));
}

#[test]
fn messages_and_calls_are_drawn_on_their_days() {
    let user = read_user(br#"{"id":1,"active_on":["2026-11-21"]}"#).unwrap();
    let contacts = [
        at("2026-11-24T06:00:00Z"),
        at("2026-11-23T07:00:00Z"),
        at("2026-11-20T23:59:59Z"),
        at("2026-11-20T00:00:00Z"),
        at("2026-11-18T23:59:59Z"),
    ];
    let found = Timeline::of(&user, Day::parse("2026-11-19"), &contacts, at(AS_OF)).unwrap();
    assert_eq!(found.contacts, [1, 4]);
}

#[test]
fn without_days_of_use_there_is_no_timeline() {
    let history = Some("2026-01-01");
    assert_eq!(timeline(json!({ "last_used_at": days(1) }), history), None);
    let ahead = timeline(json!({ "active_on": ["2026-11-21"] }), Some("2026-11-24"));
    assert_eq!(ahead, None);
}

#[test]
fn setup_is_a_mark_and_not_a_use() {
    let never = json!({ "vault_created_at": days(3), "active_on": [days(3)[..10]] });
    let found = timeline(never, Some("2026-01-01")).unwrap();
    assert_eq!((found.setup, found.used.len()), (Some(86), 0));
    // A use later on the day of setup counts.
    let used = json!({
        "vault_created_at": "2026-11-20T06:00:00Z", "active_on": ["2026-11-20"],
        "devices": [{ "added_at": "2026-11-20T06:00:00Z", "last_opened_at": "2026-11-20T07:00:00Z" }],
    });
    let found = timeline(used, Some("2026-01-01")).unwrap();
    assert_eq!((found.setup, found.used), (Some(86), vec![86]));
    // The device used for setup is not an added one.
    assert!(found.added.is_empty());
    let long_ago = json!({ "vault_created_at": days(200), "active_on": [days(3)[..10]] });
    let found = timeline(long_ago, Some("2026-01-01")).unwrap();
    assert_eq!((found.setup, found.used.len()), (None, 1));
}

#[test]
fn reminders_and_devices_are_drawn_once_per_day() {
    let record = json!({
        "active_on": ["2026-11-01"], "last_used_at": days(5),
        "devices": [{ "added_at": days(9) }, { "added_at": days(9) }, { "added_at": days(-3) }, {}],
        "reminders": [{ "sent_at": days(2) }, { "sent_at": days(2) }, { "sent_at": days(30) }, { "sent_at": days(-4) }],
    });
    let found = timeline(record, Some("2026-01-01")).unwrap();
    assert_eq!(found.used, [67, 84]);
    assert_eq!(found.added, [80]);
    assert_eq!(found.reminders, [59, 87]);
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn everything_is_within_the_timeline(organization in organization(12), history in proptest::option::of(-400i32..400)) {
        let told = crate::directory::slow(&organization);
        let as_of = Instant::from_nanos(told.as_of);
        let history = history.map(|back| Day(as_of.day().0.saturating_sub(back)));
        for user in &told.users {
            let Some(found) = Timeline::of(user, history, &[], as_of) else { continue };
            prop_assert!((1..=90).contains(&found.length()));
            for places in [&found.used, &found.reminders, &found.added] {
                prop_assert!(places.iter().all(|place| (0..found.length()).contains(place)));
                prop_assert!(places.is_sorted_by(|a, b| a < b));
            }
            prop_assert!(found.cutoff.is_none_or(|place| (0.0..90.0).contains(&found.percent(place))));
            if Some(as_of.day()) == user.vault_created_at.map(Instant::day) {
                prop_assert_eq!(found.setup, Some(found.length() - 1));
            }
        }
    }
}
