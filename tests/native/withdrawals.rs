//! Who is taken out of a delivery before it goes on: nobody for a reason that was there at the start.

use std::collections::{BTreeMap, BTreeSet};

use active_users::domain::{Eligibility, LeftOut, Span};
use active_users::outreach::{Recipient, Withdrawal};
use active_users::source::read_user;

use crate::support::{at, days_ago};

/// The text was begun at this instant, and goes on at [`AS_OF`](crate::support::AS_OF).
const BEGUN: &str = "2026-11-20T06:00:00Z";

/// A user with an address and these other members, who set up the vault long ago.
fn user(members: &str) -> String {
    format!(r#"{{"id":"a","email":"a@b","vault_created_at":"2026-01-01T00:00:00Z"{members}}}"#)
}

fn rules() -> Eligibility {
    Eligibility {
        as_of: days_ago(0),
        cooldown: Span::days(7),
        needs_address: true,
        never_notify: BTreeSet::new(),
        contacted: BTreeMap::new(),
        written: BTreeMap::new(),
        waiting: BTreeSet::new(),
        included: BTreeSet::new(),
    }
}

fn why(then: &str, now: &str) -> Option<Withdrawal> {
    why_by(&rules(), then, now)
}

fn why_by(rules: &Eligibility, then: &str, now: &str) -> Option<Withdrawal> {
    let then = read_user(then.as_bytes()).unwrap();
    let now = read_user(now.as_bytes()).unwrap();
    Withdrawal::of(&Recipient::of(&then, at(BEGUN)), &now, rules)
}

#[test]
fn only_what_has_changed_takes_somebody_out() {
    let left_out = |why| Some(Withdrawal::LeftOut(why));
    let reminder = r#","reminders":[{"sent_at":"2026-11-19T06:00:00Z"}]"#;
    let another =
        r#","reminders":[{"sent_at":"2026-11-19T06:00:00Z"},{"sent_at":"2026-11-22T06:00:00Z"}]"#;
    let (june, november) = (
        r#","last_used_at":"2026-06-01T06:00:00Z""#,
        r#","last_used_at":"2026-11-21T06:00:00Z""#,
    );
    let october = r#","last_used_at":"2026-10-22T07:00:00Z""#;
    let table = [
        ("", "", None),
        (
            "",
            r#","account":"suspended""#,
            left_out(LeftOut::Suspended),
        ),
        (
            "",
            r#","license":"unassigned""#,
            left_out(LeftOut::NoLicense),
        ),
        (reminder, reminder, None),
        ("", reminder, left_out(LeftOut::Reminded(days_ago(4)))),
        (reminder, another, left_out(LeftOut::Reminded(days_ago(1)))),
        (june, november, Some(Withdrawal::Active)),
        // Whoever was Active at the start was written to all the same.
        (october, november, None),
        (october, october, None),
        (june, r#","last_used_at":"2026-07-01T06:00:00Z""#, None),
    ];
    for (then, now, expected) in table {
        assert_eq!(why(&user(then), &user(now)), expected, "{then} and {now}");
    }
    let gone = r#"{"id":"a","vault_created_at":"2026-01-01T00:00:00Z"}"#;
    assert_eq!(why(&user(""), gone), left_out(LeftOut::NoAddress));
    // The portal knows the address of whoever had none at the start.
    assert_eq!(why(gone, gone), None);
    let reminded = gone.replace('}', reminder) + "}";
    let expected = left_out(LeftOut::Reminded(days_ago(4)));
    assert_eq!(why(gone, &reminded), expected);
    // An invitation was followed.
    let invited = r#"{"id":"a","email":"a@b"}"#;
    assert_eq!(why(invited, &user(november)), Some(Withdrawal::Active));
}

#[test]
fn whoever_asked_not_to_be_reminded_is_taken_out_and_a_call_takes_nobody_out() {
    let never = Eligibility {
        never_notify: BTreeSet::from(["a".to_owned()]),
        ..rules()
    };
    let expected = Some(Withdrawal::LeftOut(LeftOut::NeverNotify));
    assert_eq!(why_by(&never, &user(""), &user("")), expected);
    let called = Eligibility {
        contacted: BTreeMap::from([("a".to_owned(), days_ago(1))]),
        ..rules()
    };
    assert_eq!(why_by(&called, &user(""), &user("")), None);
    let suspended = user(r#","account":"suspended""#);
    let expected = Some(Withdrawal::LeftOut(LeftOut::Suspended));
    assert_eq!(why_by(&called, &user(""), &suspended), expected);
}
