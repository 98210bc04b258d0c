//! What counts as the last use: the same rule for the bars, "never used", outcomes,
//! sorting and files.

use active_users::domain::{Activity, Names, Outcome, outcome};
use active_users::query::UserQuery;
use active_users::store::Directory;
use serde_json::{Value, json};

use crate::support::{AS_OF, at, directory};

/// A user who set up the vault long ago.
fn user(mut record: Value) -> Directory {
    record["id"] = json!("u");
    record["vault_created_at"] = json!("2025-01-05T09:00:00Z");
    directory(&[&record.to_string()])
}

fn is(directory: &Directory, activity: Activity) -> bool {
    directory.count(&UserQuery::activity(activity)) == 1
}

#[test]
fn a_day_of_use_counts_until_its_end() {
    // The cut-off is 06:00 on 24 October.
    let table = [
        ("2026-10-22", false, Some("2026-10-22T23:59:59.999999999Z")),
        ("2026-10-23", false, Some("2026-10-23T23:59:59.999999999Z")),
        ("2026-10-24", true, Some("2026-10-24T23:59:59.999999999Z")),
        ("2026-11-23", true, Some(AS_OF)),
        ("2026-11-24", true, Some(AS_OF)),
        ("2025-01-05", false, None),
        ("2024-12-31", false, None),
    ];
    for (day, is_active, last_used) in table {
        let directory = user(json!({ "active_on": [day] }));
        assert_eq!(is(&directory, Activity::Active), is_active, "{day}");
        assert_eq!(
            is(&directory, Activity::Never),
            last_used.is_none(),
            "{day}"
        );
        let page = directory.page(&UserQuery::default(), 0..1, Names::Shown);
        let last = page.rows[0].last_used;
        assert_eq!(
            last.map(|last| (last.at, last.is_day)),
            last_used.map(|text| (at(text), true)),
            "{day}"
        );
    }
}

#[test]
fn a_known_moment_of_a_day_takes_precedence_over_its_end() {
    let opened = json!([{ "last_opened_at": "2026-10-24T05:00:00Z" }]);
    let explained = user(json!({ "devices": opened, "active_on": ["2026-10-24"] }));
    assert!(
        is(&explained, Activity::Inactive),
        "05:00 is before the cut-off"
    );
    let later = user(json!({ "devices": opened, "active_on": ["2026-10-25"] }));
    assert!(is(&later, Activity::Active));
}

#[test]
fn a_system_without_devices_can_give_the_last_use() {
    let active = user(json!({ "last_used_at": "2026-11-20T00:00:00Z" }));
    assert!(is(&active, Activity::Active) && !is(&active, Activity::Never));
    let inactive = user(json!({ "last_used_at": "2026-09-01T00:00:00Z" }));
    assert!(is(&inactive, Activity::Inactive) && !is(&inactive, Activity::Never));
    let before_setup = user(json!({ "last_used_at": "2024-09-01T00:00:00Z" }));
    assert!(is(&before_setup, Activity::Never));
    let future = user(json!({ "last_used_at": "2026-11-24T06:00:00.001Z" }));
    assert_eq!(future.set_aside()[0].why.field, "last_used_at");
}

#[test]
fn the_bar_the_outcome_and_the_reminders_agree_on_a_return() {
    let record = json!({ "reminders": [{ "sent_at": "2026-11-20T09:00:00Z" }], "active_on": ["2026-11-20"] });
    let directory = user(record);
    let (profile, _) = directory
        .profile("u", &UserQuery::default(), Names::Shown)
        .unwrap();
    assert!(is(&directory, Activity::Active));
    assert_eq!(profile.evidence.reminders, 0, "none since the last use");
    let sent = profile.user.reminders[0];
    assert_eq!(outcome(&profile.user, sent, at(AS_OF)), Outcome::CameBack);
}
