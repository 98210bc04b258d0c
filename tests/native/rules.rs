//! Who is onboarded, Active, Inactive and Never used, and who is idle for how long,
//! at every boundary.

use active_users::domain::{
    Account, Activity, Evidence, IdleBand, Instant, License, Set, Span, Standing, Status, UseTime,
    Word, cutoff,
};

use crate::support::{AS_OF, NANOS_A_DAY, ago, at, days_ago};

/// An onboarded user with a vault this old and no other use.
pub fn set_up(vault: Instant) -> Evidence {
    Evidence {
        account: Account::Enabled,
        license: License::Assigned,
        vault_created_at: Some(vault),
        last_use: None,
        device_change: false,
        repeated_inactivity: false,
        reminders: 0,
        last_reminder_at: None,
    }
}

/// An onboarded user with an old vault and a last use.
pub fn used(last: Instant) -> Evidence {
    Evidence {
        last_use: Some(UseTime {
            at: last,
            is_day: false,
        }),
        ..set_up(days_ago(1000))
    }
}

const MILLI: i64 = 1_000_000;
const HOUR: i64 = 3_600_000_000_000;

/// Time since the last use, and the band if it makes a user Inactive.
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
fn thirty_days_are_active_and_a_nanosecond_more_is_inactive() {
    for (nanos, idle) in IDLE {
        let standing = Standing::of(&used(ago(nanos)), at(AS_OF));
        let activity = if idle.is_some() {
            Activity::Inactive
        } else {
            Activity::Active
        };
        assert_eq!(standing.activity, Set::only(activity), "{nanos} ns ago");
        assert_eq!(standing.idle, idle, "{nanos} ns ago");
        assert_eq!(
            standing.suggestion.is_some(),
            idle.is_some(),
            "{nanos} ns ago"
        );
    }
}

#[test]
fn a_user_without_a_use_is_measured_from_setup() {
    for (nanos, idle) in IDLE {
        let standing = Standing::of(&set_up(ago(nanos)), at(AS_OF));
        let activity = if idle.is_some() {
            Activity::Inactive
        } else {
            Activity::Active
        };
        assert_eq!(
            standing.activity,
            Set::only(activity).with(Activity::Never),
            "{nanos} ns ago"
        );
        assert_eq!(standing.idle, idle, "{nanos} ns ago");
        assert_eq!(standing.status, Status::Using);
    }
}

#[test]
fn the_window_is_thirty_times_24_hours_across_leap_days_months_and_years() {
    let table = [
        ("2028-02-29T12:00:00Z", "2028-01-30T12:00:00Z"),
        ("2028-03-29T00:00:00Z", "2028-02-28T00:00:00Z"),
        ("2028-03-30T00:00:00Z", "2028-02-29T00:00:00Z"),
        ("2027-03-30T00:00:00Z", "2027-02-28T00:00:00Z"),
        (
            "2028-03-30T23:59:59.999999999Z",
            "2028-02-29T23:59:59.999999999Z",
        ),
        ("2027-01-15T00:00:00Z", "2026-12-16T00:00:00Z"),
        // Berlin's clocks went back an hour in between, which must not matter.
        ("2026-11-10T12:00:00+01:00", "2026-10-11T13:00:00+02:00"),
    ];
    for (as_of, oldest) in table {
        let (as_of, oldest) = (at(as_of), at(oldest));
        assert_eq!(cutoff(as_of), oldest);
        assert!(
            Standing::of(&used(oldest), as_of)
                .activity
                .contains(Activity::Active),
            "{oldest:?}"
        );
        let older = Instant::from_nanos(oldest.nanos() - 1);
        assert!(
            Standing::of(&used(older), as_of)
                .activity
                .contains(Activity::Inactive),
            "{oldest:?}"
        );
    }
}

#[test]
fn only_onboarded_users_are_active_or_inactive() {
    for license in License::ALL {
        for account in Account::ALL {
            for vault in [None, Some(days_ago(1000))] {
                let evidence = Evidence {
                    license: *license,
                    account: *account,
                    vault_created_at: vault,
                    ..used(days_ago(40))
                };
                let standing = Standing::of(&evidence, at(AS_OF));
                let onboarded = *license == License::Assigned
                    && *account == Account::Enabled
                    && vault.is_some();
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
fn idle_bands_are_measured_in_spans() {
    assert_eq!(IdleBand::of(Span::days(60)), IdleBand::From30To60);
    assert_eq!(IdleBand::of(Span::hours(60 * 24 + 1)), IdleBand::From60To90);
    assert_eq!(Span::days(60), Span::hours(1440));
}
