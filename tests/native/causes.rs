//! Likely causes of inactivity.

use active_users::domain::{Cause, CauseKind, Evidence, Instant, Names, Word};
use active_users::query::UserQuery;
use active_users::sentences::{IsoDates, LastUse, cause, last_use, reason};
use active_users::source::read_user;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::directory::{build, slow};
use crate::habits::filling;
use crate::histories::histories;
use crate::oracle_causes;
use crate::oracle_rules::stands;
use crate::organization::organization;
use crate::support::{AS_OF, NANOS_A_DAY, ago, at, cases, directory};

pub const SET_UP: &str = "2026-01-05T09:00:00Z";
pub const LATER: &str = "2026-06-01T00:00:00Z";

/// The likely cause for one user.
pub fn cause_of(user: &Value) -> Cause {
    let record = user.to_string();
    let user = read_user(record.as_bytes()).unwrap();
    let last_used = Evidence::of(&user, at(AS_OF)).last_used().unwrap();
    Cause::of(&user, last_used, at(AS_OF))
}

#[test]
fn the_first_cause_that_fits_is_given() {
    use CauseKind::{DeviceChange, Friction, NoHabit, Unknown};
    let (opened, filled) = (
        json!({ "last_opened_at": LATER }),
        json!({ "last_autofill_at": LATER }),
    );
    let table = [
        (json!(null), NoHabit),
        (json!([{}]), NoHabit),
        (json!([opened]), Friction),
        (json!([opened, opened]), Friction),
        (json!([opened, filled]), NoHabit),
        (json!([filled]), NoHabit),
        (
            json!([{ "last_opened_at": LATER, "last_autofill_at": "2026-02-01T00:00:00Z" }]),
            NoHabit,
        ),
        (json!([]), DeviceChange),
        (
            json!([{ "paired": false, "last_opened_at": LATER }]),
            DeviceChange,
        ),
        (
            json!([opened, { "added_at": "2026-06-01T00:00:00.001Z" }]),
            DeviceChange,
        ),
        (json!([opened, { "added_at": LATER }]), Friction),
    ];
    for (devices, kind) in table {
        let mut user = filling(SET_UP, &[]);
        user["devices"] = devices;
        assert_eq!(cause_of(&user).kind(), kind, "{user}");
        user["active_on"] = json!(null);
        let otherwise = if kind == NoHabit { Unknown } else { kind };
        assert_eq!(cause_of(&user).kind(), otherwise, "{user}");
    }
}

#[test]
fn only_inactive_users_have_a_cause() {
    const MILLI: i64 = 1_000_000;
    let table = [
        (-NANOS_A_DAY, false),
        (0, false),
        (30 * NANOS_A_DAY - MILLI, false),
        (30 * NANOS_A_DAY, false),
        (30 * NANOS_A_DAY + 1, true),
        (30 * NANOS_A_DAY + MILLI, true),
    ];
    for (nanos, is_there) in table {
        for more in [
            json!({}),
            json!({ "account": "suspended" }),
            json!({ "license": "unassigned" }),
        ] {
            let mut user = filling("2026-01-01T00:00:00Z", &[]);
            user["devices"][0]["last_opened_at"] = json!(ago(nanos).to_rfc3339());
            user.as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            let directory = directory(&[&user.to_string()]);
            let (profile, _) = directory
                .profile("1", &UserQuery::default(), Names::Shown)
                .unwrap();
            let is_there = is_there && more == json!({});
            assert_eq!(profile.cause.is_some(), is_there, "{nanos} ns ago, {more}");
            assert_eq!(
                profile.suggestion.is_some(),
                is_there,
                "{nanos} ns ago, {more}"
            );
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn causes_and_reasons_match_the_slow_reading(organization in prop_oneof![organization(25), histories(25)]) {
        let told = slow(&organization);
        let directory = build(&organization, told.as_of);
        let (as_of, history) = (Instant::from_nanos(told.as_of), oracle_causes::history(&told));
        prop_assert_eq!(directory.history().map(|day| day.0), history);
        for user in &told.users {
            let (profile, _) = directory.profile(&user.id, &UserQuery::default(), Names::Shown).unwrap();
            let stands = stands(user, told.as_of);
            let expected = stands.last_used.filter(|_| stands.suggest.is_some()).map(|at| oracle_causes::cause(user, at, told.as_of));
            let found = profile.cause.map(|why| (why.kind().as_str(), why.kind().label(), cause(&why, &IsoDates)));
            prop_assert_eq!(found, expected);
            let why = profile.suggestion.map(|(action, why)| (action.as_str(), reason(&why, as_of, &IsoDates)));
            prop_assert_eq!(why, stands.suggest.zip(oracle_causes::reason(user, &stands, told.as_of)));

            let (last, places) = (LastUse::of(user, as_of), oracle_causes::places(user, &stands));
            prop_assert_eq!(last.as_ref().map(|last| last.at.nanos()), stands.last_used);
            let Some(last) = last else { continue };
            match last.place(&IsoDates) {
                Some(place) => prop_assert!(places.contains(&place), "{} {:?}", place, places),
                None => prop_assert!(places.is_empty(), "{:?}", places),
            }
            let ago = oracle_causes::ago(told.as_of - last.at.nanos());
            let sentence = last_use(&last, as_of, &IsoDates);
            let place = last.place(&IsoDates).map(|place| format!(" on {place}")).unwrap_or_default();
            let expected = if stands.last_shown.is_none() {
                format!("Not used since the vault was set up {ago};")
            } else if stands.is_day {
                format!("Last used on {};", &last.at.to_rfc3339()[..10])
            } else {
                format!("Last used {ago}{place};")
            };
            prop_assert!(sentence.starts_with(&expected), "{}", sentence);
        }
    }
}
