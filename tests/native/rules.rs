//! Who is onboarded, Active, Inactive, idle for how long, and Never used: every boundary.

use active_users::domain::{
    Account, Activity, Evidence, IdleBand, Instant, License, Set, Span, Standing, Status, Word, cutoff,
    returned_after_a_gap,
};
use active_users::query::UserQuery;
use active_users::source::read_user;

use crate::support::{AS_OF, NANOS_A_DAY, ago, at, days_ago, directory};

/// An onboarded user with a vault as old as that and no other use.
pub fn set_up(vault: Instant) -> Evidence {
    Evidence {
        account: Account::Enabled,
        license: License::Assigned,
        vault_created_at: Some(vault),
        last_opening_or_autofill: None,
        device_change: false,
        repeated_inactivity: false,
        reminders: 0,
        last_reminder_at: None,
    }
}

/// An onboarded user with an old vault and a last use.
pub fn used(last: Instant) -> Evidence {
    Evidence { last_opening_or_autofill: Some(last), ..set_up(days_ago(1000)) }
}

const MILLI: i64 = 1_000_000;
const HOUR: i64 = 3_600_000_000_000;

/// How long ago the last use lies, and the band where it makes a user Inactive.
const IDLE: [(i64, Option<IdleBand>); 22] = [
    (-25 * HOUR, None),
    (-24 * HOUR, None),
    (-1, None),
    (0, None),
    (1, None),
    (29 * NANOS_A_DAY, None),
    (30 * NANOS_A_DAY - MILLI, None),
    (30 * NANOS_A_DAY - 1, None),
    (30 * NANOS_A_DAY, None),
    (30 * NANOS_A_DAY + 1, Some(IdleBand::From30To60)),
    (30 * NANOS_A_DAY + MILLI, Some(IdleBand::From30To60)),
    (31 * NANOS_A_DAY, Some(IdleBand::From30To60)),
    (60 * NANOS_A_DAY - 1, Some(IdleBand::From30To60)),
    (60 * NANOS_A_DAY, Some(IdleBand::From30To60)),
    (60 * NANOS_A_DAY + 1, Some(IdleBand::From60To90)),
    (60 * NANOS_A_DAY + MILLI, Some(IdleBand::From60To90)),
    (90 * NANOS_A_DAY - MILLI, Some(IdleBand::From60To90)),
    (90 * NANOS_A_DAY - 1, Some(IdleBand::From60To90)),
    (90 * NANOS_A_DAY, Some(IdleBand::From60To90)),
    (90 * NANOS_A_DAY + 1, Some(IdleBand::Over90)),
    (90 * NANOS_A_DAY + MILLI, Some(IdleBand::Over90)),
    (900 * NANOS_A_DAY, Some(IdleBand::Over90)),
];

#[test]
fn thirty_days_are_active_and_a_nanosecond_more_is_not() {
    for (nanos, idle) in IDLE {
        let standing = Standing::of(&used(ago(nanos)), at(AS_OF));
        let activity = if idle.is_some() { Activity::Inactive } else { Activity::Active };
        assert_eq!(standing.activity, Set::only(activity), "{nanos} ns ago");
        assert_eq!(standing.idle, idle, "{nanos} ns ago");
        assert_eq!(standing.suggestion.is_some(), idle.is_some(), "{nanos} ns ago");
    }
}

#[test]
fn a_user_who_never_used_it_is_measured_from_the_set_up() {
    for (nanos, idle) in IDLE {
        let standing = Standing::of(&set_up(ago(nanos)), at(AS_OF));
        let activity = if idle.is_some() { Activity::Inactive } else { Activity::Active };
        assert_eq!(standing.activity, Set::only(activity).with(Activity::Never), "{nanos} ns ago");
        assert_eq!(standing.idle, idle, "{nanos} ns ago");
        assert_eq!(standing.status, Status::Using);
    }
}

#[test]
fn the_window_is_thirty_times_24_hours_over_leap_days_months_and_years() {
    let table = [
        ("2028-02-29T12:00:00Z", "2028-01-30T12:00:00Z"),
        ("2028-03-29T00:00:00Z", "2028-02-28T00:00:00Z"),
        ("2028-03-30T00:00:00Z", "2028-02-29T00:00:00Z"),
        ("2027-03-30T00:00:00Z", "2027-02-28T00:00:00Z"),
        ("2028-03-30T23:59:59.999999999Z", "2028-02-29T23:59:59.999999999Z"),
        ("2027-01-15T00:00:00Z", "2026-12-16T00:00:00Z"),
        // The clocks of Berlin went back an hour in between: no part in it.
        ("2026-11-10T12:00:00+01:00", "2026-10-11T13:00:00+02:00"),
    ];
    for (as_of, oldest) in table {
        let (as_of, oldest) = (at(as_of), at(oldest));
        assert_eq!(cutoff(as_of), oldest);
        assert!(Standing::of(&used(oldest), as_of).activity.contains(Activity::Active), "{oldest:?}");
        let older = Instant::from_nanos(oldest.nanos() - 1);
        assert!(Standing::of(&used(older), as_of).activity.contains(Activity::Inactive), "{oldest:?}");
    }
}

#[test]
fn only_the_onboarded_are_active_or_inactive() {
    for license in License::ALL {
        for account in Account::ALL {
            for vault in [None, Some(days_ago(1000))] {
                let evidence =
                    Evidence { license: *license, account: *account, vault_created_at: vault, ..used(days_ago(40)) };
                let standing = Standing::of(&evidence, at(AS_OF));
                let onboarded = *license == License::Assigned && *account == Account::Enabled && vault.is_some();
                assert_eq!(evidence.is_onboarded(), onboarded, "{evidence:?}");
                assert_eq!(standing.activity.is_empty(), !onboarded, "{evidence:?}");
                assert_eq!(standing.idle.is_some(), onboarded, "{evidence:?}");
                assert_eq!(standing.suggestion.is_some(), onboarded, "{evidence:?}");
                let status = match (license, vault) {
                    (License::Unassigned, _) => Status::NoLicense,
                    (License::Assigned, None) => Status::Pending,
                    (License::Assigned, Some(_)) => Status::Using,
                };
                assert_eq!(standing.status, status, "{evidence:?}");
            }
        }
    }
}

#[test]
fn the_last_use_is_the_latest_of_set_up_openings_and_autofills() {
    let record = |device: &str| format!(r#"{{"id":1,"vault_created_at":"2026-03-01T00:00:00Z","devices":[{device}]}}"#);
    // The devices, the last opening or autofill, the last use where setting up counts.
    let set_up = "2026-03-01T00:00:00Z";
    let before = "2026-02-28T23:59:59.999999999Z";
    let later = "2026-05-01T00:00:00Z";
    let table = [
        (String::new(), None, set_up),
        (format!(r#"{{"last_opened_at":"{before}"}}"#), None, set_up),
        (format!(r#"{{"last_opened_at":"{set_up}"}}"#), Some(set_up), set_up),
        (format!(r#"{{"last_autofill_at":"{set_up}"}}"#), Some(set_up), set_up),
        (format!(r#"{{"last_opened_at":"{later}","last_autofill_at":"{before}"}}"#), Some(later), later),
        (format!(r#"{{"last_opened_at":"{before}","last_autofill_at":"{later}"}}"#), Some(later), later),
        (format!(r#"{{"last_opened_at":"{later}"}},{{"last_opened_at":"{set_up}"}}"#), Some(later), later),
        (format!(r#"{{"added_at":"{later}","last_synced_at":"{later}"}}"#), None, set_up),
    ];
    for (devices, opened_or_filled, last_used) in table {
        let record = record(&devices);
        let evidence = Evidence::of(&read_user(record.as_bytes()).unwrap());
        assert_eq!(evidence.last_opening_or_autofill, opened_or_filled.map(at), "{devices}");
        assert_eq!(evidence.last_used(), Some(at(last_used)), "{devices}");
    }
}

#[test]
fn a_use_up_to_24_hours_in_the_future_is_active_and_a_later_one_sets_the_record_aside() {
    let user = |field: &str, at: &str| match field {
        "vault_created_at" => format!(r#"{{"id":1,"vault_created_at":"{at}"}}"#),
        "active_on" => format!(r#"{{"id":1,"vault_created_at":"2026-11-01T00:00:00Z","active_on":["{at}"]}}"#),
        field => format!(r#"{{"id":1,"vault_created_at":"2026-11-01T00:00:00Z","devices":[{{"{field}":"{at}"}}]}}"#),
    };
    for field in ["vault_created_at", "last_opened_at", "last_autofill_at"] {
        let within = directory(&[&user(field, "2026-11-24T06:00:00Z")]);
        assert_eq!(within.count(&UserQuery::activity(Activity::Active)), 1, "{field}");
        let beyond = directory(&[&user(field, "2026-11-24T06:00:00.000000001Z")]);
        assert_eq!((beyond.count(&UserQuery::default()), beyond.set_aside().len()), (0, 1), "{field}");
    }
    assert_eq!(directory(&[&user("active_on", "2026-11-24")]).set_aside().len(), 0);
    assert_eq!(directory(&[&user("active_on", "2026-11-25")]).set_aside().len(), 1);
}

#[test]
fn what_is_no_use_may_lie_in_the_future() {
    let record = r#"{"id":1,"vault_created_at":"2026-11-01T00:00:00Z","activated_at":"2030-01-01T00:00:00Z",
        "first_item_at":"2030-01-01T00:00:00Z","reminders":[{"sent_at":"2030-01-01T00:00:00Z"}],
        "devices":[{"added_at":"2030-01-01T00:00:00Z"}]}"#;
    assert_eq!(directory(&[record]).count(&UserQuery::activity(Activity::Active)), 1);
}

#[test]
fn an_earlier_gap_lies_between_two_days_of_use() {
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
        let record = format!(r#"{{"id":1,"active_on":{}}}"#, serde_json::to_string(days).unwrap());
        let user = read_user(record.as_bytes()).unwrap();
        assert_eq!(returned_after_a_gap(&user.active_on), gap, "{days:?}");
        assert_eq!(Evidence::of(&user).repeated_inactivity, gap, "{days:?}");
    }
}

#[test]
fn idle_bands_are_measured_in_spans() {
    assert_eq!(IdleBand::of(Span::days(60)), IdleBand::From30To60);
    assert_eq!(IdleBand::of(Span::hours(60 * 24 + 1)), IdleBand::From60To90);
    assert_eq!(Span::days(60), Span::hours(1440));
}
