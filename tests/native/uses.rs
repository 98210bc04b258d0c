//! What counts as a use, which use is the last, and gaps between days of use.

use active_users::domain::{Activity, Evidence, gap_before_return};
use active_users::query::UserQuery;
use active_users::source::read_user;

use crate::support::{AS_OF, at, directory, moment};

#[test]
fn the_last_use_is_the_latest_of_setup_openings_and_autofills() {
    let record = |device: &str| {
        format!(r#"{{"id":1,"vault_created_at":"2026-03-01T00:00:00Z","devices":[{device}]}}"#)
    };
    // The devices, the last opening or autofill, and the last use if setup counts.
    let set_up = "2026-03-01T00:00:00Z";
    let before = "2026-02-28T23:59:59.999999999Z";
    let later = "2026-05-01T00:00:00Z";
    let table = [
        (String::new(), None, set_up),
        (format!(r#"{{"last_opened_at":"{before}"}}"#), None, set_up),
        (
            format!(r#"{{"last_opened_at":"{set_up}"}}"#),
            Some(set_up),
            set_up,
        ),
        (
            format!(r#"{{"last_autofill_at":"{set_up}"}}"#),
            Some(set_up),
            set_up,
        ),
        (
            format!(r#"{{"last_opened_at":"{later}","last_autofill_at":"{before}"}}"#),
            Some(later),
            later,
        ),
        (
            format!(r#"{{"last_opened_at":"{before}","last_autofill_at":"{later}"}}"#),
            Some(later),
            later,
        ),
        (
            format!(r#"{{"last_opened_at":"{later}"}},{{"last_opened_at":"{set_up}"}}"#),
            Some(later),
            later,
        ),
        (
            format!(r#"{{"added_at":"{later}","last_synced_at":"{later}"}}"#),
            None,
            set_up,
        ),
    ];
    for (devices, opened_or_filled, last_used) in table {
        let record = record(&devices);
        let evidence = Evidence::of(&read_user(record.as_bytes()).unwrap(), at(AS_OF));
        assert_eq!(evidence.last_use, opened_or_filled.map(moment), "{devices}");
        assert_eq!(evidence.last_used(), Some(at(last_used)), "{devices}");
    }
}

#[test]
fn a_use_over_24_hours_in_the_future_sets_the_record_aside() {
    let user = |field: &str, at: &str| match field {
        "vault_created_at" => format!(r#"{{"id":1,"vault_created_at":"{at}"}}"#),
        "active_on" => {
            format!(r#"{{"id":1,"vault_created_at":"2026-11-01T00:00:00Z","active_on":["{at}"]}}"#)
        }
        field => format!(
            r#"{{"id":1,"vault_created_at":"2026-11-01T00:00:00Z","devices":[{{"{field}":"{at}"}}]}}"#
        ),
    };
    for field in ["vault_created_at", "last_opened_at", "last_autofill_at"] {
        let within = directory(&[&user(field, "2026-11-24T06:00:00Z")]);
        assert_eq!(
            within.count(&UserQuery::activity(Activity::Active)),
            1,
            "{field}"
        );
        let beyond = directory(&[&user(field, "2026-11-24T06:00:00.000000001Z")]);
        assert_eq!(
            (
                beyond.count(&UserQuery::default()),
                beyond.set_aside().len()
            ),
            (0, 1),
            "{field}"
        );
    }
    assert_eq!(
        directory(&[&user("active_on", "2026-11-24")])
            .set_aside()
            .len(),
        0
    );
    assert_eq!(
        directory(&[&user("active_on", "2026-11-25")])
            .set_aside()
            .len(),
        1
    );
}

#[test]
fn other_dates_may_be_in_the_future() {
    let record = r#"{"id":1,"vault_created_at":"2026-11-01T00:00:00Z","activated_at":"2030-01-01T00:00:00Z",
        "first_item_at":"2030-01-01T00:00:00Z","reminders":[{"sent_at":"2030-01-01T00:00:00Z"}],
        "devices":[{"added_at":"2030-01-01T00:00:00Z"}]}"#;
    assert_eq!(
        directory(&[record]).count(&UserQuery::activity(Activity::Active)),
        1
    );
}

#[test]
fn an_earlier_gap_is_between_two_days_of_use() {
    let table: [(&[&str], bool); 9] = [
        (&[], false),
        (&["2026-01-01"], false),
        (&["2026-11-20", "2026-10-22"], false),
        (&["2026-11-20", "2026-10-21"], true),
        (&["2026-11-20", "2026-10-20"], true),
        (&["2026-10-21", "2026-11-20"], true),
        (&["2026-11-20", "2026-11-20", "2026-11-19"], false),
        (&["2028-03-30", "2028-02-29"], true),
        (&["2028-03-29", "2028-02-29"], false),
    ];
    for (days, gap) in table {
        let record = format!(
            r#"{{"id":1,"active_on":{}}}"#,
            serde_json::to_string(days).unwrap()
        );
        let user = read_user(record.as_bytes()).unwrap();
        assert_eq!(
            gap_before_return(&user.active_on).is_some(),
            gap,
            "{days:?}"
        );
        assert_eq!(
            Evidence::of(&user, at(AS_OF)).repeated_inactivity,
            gap,
            "{days:?}"
        );
    }
}
