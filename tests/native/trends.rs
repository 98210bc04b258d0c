//! How many users were Active on each of the last days, compared with a slow count.

use active_users::domain::{Activity, Day};
use active_users::engine::Loaded;
use active_users::query::UserQuery;
use active_users::store::Trend;
use proptest::prelude::*;
use serde_json::json;

use crate::directory::{build, slow};
use crate::histories::histories;
use crate::oracle::Told;
use crate::oracle_causes::history;
use crate::oracle_rules::stands;
use crate::organization::organization;
use crate::support::{NANOS_A_DAY, answer, at, cases, load};

/// How many points the history allows: the whole window of the oldest point must be within it.
fn points(told: &Told) -> usize {
    let Some(history) = history(told) else {
        return 0;
    };
    let start = i64::from(history) * NANOS_A_DAY;
    let is_covered = |point: &i64| told.as_of - (point + 30) * NANOS_A_DAY >= start;
    (0..90).filter(is_covered).count()
}

/// Counts, one by one, today's onboarded users who were Active this many days ago.
fn count(told: &Told, point: usize) -> usize {
    let is_active = |user: &&active_users::domain::User<'_>| {
        let stands = stands(user, told.as_of);
        if point == 0 || stands.activity.is_empty() {
            return stands.activity.contains(&"active");
        }
        let (vault, last_used) = (
            user.vault_created_at.unwrap().nanos(),
            stands.last_used.unwrap(),
        );
        let at = told.as_of - point as i64 * NANOS_A_DAY;
        let mut uses = vec![vault, last_used];
        for device in user.devices.iter().flatten() {
            uses.extend(device.last_opened_at.map(|at| at.nanos()));
            uses.extend(device.last_autofill_at.map(|at| at.nanos()));
        }
        uses.extend(user.last_used_at.map(|at| at.nanos()));
        let known = uses.clone();
        for day in user.active_on.iter().map(|day| i64::from(day.0)) {
            let is_known = |at: &i64| *at != last_used || !stands.is_day;
            let mut known = known.iter().filter(|at| is_known(at));
            if !known.any(|at| at.div_euclid(NANOS_A_DAY) == day) {
                uses.push(((day + 1) * NANOS_A_DAY - 1).min(told.as_of));
            }
        }
        let counts = |used: &i64| *used <= at && *used >= at - 30 * NANOS_A_DAY;
        vault <= at && uses.iter().any(counts)
    };
    told.users.iter().filter(is_active).count()
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_point_matches_the_slow_count(organization in prop_oneof![4 => histories(30), 1 => organization(25)]) {
        let told = slow(&organization);
        let directory = build(&organization, told.as_of);
        let points = points(&told);
        let Some(trend) = directory.trend() else {
            prop_assert!(points < 31, "{} points", points);
            return Ok(());
        };
        prop_assert!(points >= 31, "{} points", points);
        prop_assert_eq!(trend.active[0], directory.count(&UserQuery::activity(Activity::Active)));
        prop_assert_eq!(&trend.active, &(0..points).map(|point| count(&told, point)).collect::<Vec<_>>());
        prop_assert_eq!(trend.change(directory.as_of()), Some((trend.active[0], trend.active[30])));
        prop_assert_eq!(Some(trend.history.0), history(&told));
        for point in 0..points {
            prop_assert_eq!(trend.at(point).nanos(), told.as_of - point as i64 * NANOS_A_DAY);
        }
    }
}

/// A document generated at this instant, with one user whose history begins on the day `first`.
fn from_day_on(generated_at: &str, first: &str) -> Loaded {
    let user = json!({ "id": 1, "vault_created_at": "2026-01-01T00:00:00Z", "active_on": [first] });
    load(&json!({ "generated_at": generated_at, "users": [user] }).to_string())
}

fn trend_of(loaded: &Loaded) -> Option<Trend> {
    answer(loaded.engine.trend())
}

#[test]
fn sixty_days_of_history_give_31_points_and_fewer_give_no_trend() {
    let table = [
        ("2026-11-23T00:00:00Z", "2026-09-24", Some(31)),
        ("2026-11-22T23:59:59.999999999Z", "2026-09-24", None),
        ("2026-11-22T23:59:59.999Z", "2026-09-24", None),
        ("2026-11-23T00:00:00.000000001Z", "2026-09-24", Some(31)),
        ("2026-11-23T23:59:59.999Z", "2026-09-24", Some(31)),
        ("2026-11-23T00:00:00Z", "2026-09-25", None),
        ("2026-11-24T00:00:00Z", "2026-09-24", Some(32)),
        ("2026-11-23T06:00:00Z", "2026-09-23", Some(32)),
        ("2026-11-23T06:00:00Z", "2026-10-24", None),
        ("2026-11-23T06:00:00Z", "2026-11-23", None),
        ("2026-11-23T06:00:00Z", "2026-11-24", None),
        // Across the leap day of 2028.
        ("2028-03-31T00:00:00Z", "2028-01-31", Some(31)),
        ("2027-03-31T00:00:00Z", "2027-01-31", None),
        // 89 points, then at most 90.
        ("2026-11-23T00:00:00Z", "2026-07-28", Some(89)),
        ("2026-11-23T00:00:00Z", "2026-07-27", Some(90)),
        ("2026-11-23T00:00:00Z", "2026-07-26", Some(90)),
        ("2026-11-23T00:00:00Z", "1999-01-01", Some(90)),
    ];
    for (generated_at, first, points) in table {
        let trend = trend_of(&from_day_on(generated_at, first));
        let found = trend.as_ref().map(|trend| trend.active.len());
        assert_eq!(found, points, "{generated_at} {first}");
        if let Some(trend) = trend {
            assert_eq!(
                (trend.as_of, Some(trend.history)),
                (at(generated_at), Day::parse(first))
            );
        }
    }
}

#[test]
fn without_a_day_of_use_there_is_no_trend() {
    for document in [
        "[]",
        r#"[{"id":1,"vault_created_at":"2020-01-01T00:00:00Z","active_on":[]}]"#,
    ] {
        assert_eq!(trend_of(&load(document)), None, "{document}");
    }
}

#[test]
fn one_stray_old_day_does_not_extend_everybodys_history() {
    let users = |stray: usize| {
        let user = |number: usize| {
            let day = if number < stray {
                "2020-01-05"
            } else {
                "2026-10-27"
            };
            json!({ "id": number, "vault_created_at": "2020-01-01T00:00:00Z", "active_on": [day, "2026-11-20"] })
        };
        (0..100).map(user).collect::<Vec<_>>()
    };
    assert_eq!(trend_of(&load(&json!(users(1)).to_string())), None);
    assert_eq!(trend_of(&load(&json!(users(4)).to_string())), None);
    let five = trend_of(&load(&json!(users(5)).to_string())).unwrap();
    assert_eq!(Some(five.history), Day::parse("2020-01-05"));

    let told = json!({ "history_from": "2026-01-01", "users": users(1) }).to_string();
    let trend = trend_of(&load(&told)).unwrap();
    assert_eq!(Some(trend.history), Day::parse("2026-01-01"));
    let unreadable = json!({ "history_from": "soon", "users": users(1) }).to_string();
    assert_eq!(trend_of(&load(&unreadable)), None);
}

#[test]
fn a_record_set_aside_does_not_extend_the_history() {
    let good = r#"{"id":1,"vault_created_at":"2026-01-01T00:00:00Z","active_on":["2026-11-01"]}"#;
    for bad in [
        r#"{"id":2,"vault_created_at":"2027-01-01T00:00:00Z","active_on":["2026-01-01"]}"#,
        r#"{"id":1,"active_on":["2026-01-01"]}"#,
        r#"{"id":3,"account":"?","active_on":["2026-01-01"]}"#,
    ] {
        assert_eq!(trend_of(&load(&format!("[{good},{bad}]"))), None, "{bad}");
    }
    let other = r#"{"id":2,"account":"suspended","active_on":["2026-01-01"]}"#;
    let trend = trend_of(&load(&format!("[{good},{other}]"))).unwrap();
    assert_eq!(
        (trend.active.len(), trend.change(trend.as_of)),
        (90, Some((1, 0)))
    );
}
