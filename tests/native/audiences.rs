//! Who of a selection is written to, and who is not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use active_users::domain::{Cooldown, Eligibility, LeftOut, Names, Span, Written};
use active_users::query::{Selected, Selection, UserQuery};
use active_users::source::read_user;
use proptest::prelude::*;

use crate::directory::build;
use crate::organization::organization;
use crate::support::{AS_OF, at, cases, days_ago};

fn rules() -> Eligibility {
    Eligibility {
        as_of: at(AS_OF),
        cooldown: Span::days(7),
        needs_address: true,
        never_notify: BTreeSet::from(["never".to_owned()]),
        contacted: BTreeMap::from([
            ("called".to_owned(), days_ago(7)),
            ("called-before".to_owned(), days_ago(8)),
            ("called-since".to_owned(), at("2026-11-25T06:00:00Z")),
            ("included".to_owned(), days_ago(1)),
        ]),
        written: BTreeMap::from([(
            "written".to_owned(),
            Written {
                reminders: 1,
                is_certain: false,
            },
        )]),
        waiting: BTreeSet::from(["waiting".to_owned()]),
        included: BTreeSet::from(["included".to_owned()]),
    }
}

fn why(record: &str) -> Option<LeftOut> {
    LeftOut::of(&read_user(record.as_bytes()).unwrap(), &rules())
}

#[test]
fn each_reason_leaves_a_user_out() {
    let reminded = LeftOut::Reminded;
    let table = [
        (r#"{"id":"a","email":"a@b"}"#, None),
        (r#"{"id":"a"}"#, Some(LeftOut::NoAddress)),
        (
            r#"{"id":"a","email":"two@b,three@b"}"#,
            Some(LeftOut::NoAddress),
        ),
        (
            r#"{"id":"a","account":"suspended"}"#,
            Some(LeftOut::Suspended),
        ),
        (r#"{"id":"a","account":"service"}"#, Some(LeftOut::Service)),
        (
            r#"{"id":"a","license":"unassigned"}"#,
            Some(LeftOut::NoLicense),
        ),
        // The data had one reminder then, and with a second one it shows what was sent.
        (r#"{"id":"written","email":"a@b"}"#, Some(LeftOut::Written)),
        (
            r#"{"id":"written","email":"a@b","reminders":[{"sent_at":"2026-10-01T06:00:00Z"}]}"#,
            Some(LeftOut::Written),
        ),
        (
            r#"{"id":"written","email":"a@b","reminders":[{"sent_at":"2026-10-01T06:00:00Z"},{"sent_at":"2026-10-02T06:00:00Z"}]}"#,
            None,
        ),
        // Exactly seven days are still within the cool-down.
        (
            r#"{"id":"a","email":"a@b","reminders":[{"sent_at":"2026-11-16T06:00:00Z"}]}"#,
            Some(reminded(days_ago(7))),
        ),
        (
            r#"{"id":"a","email":"a@b","reminders":[{"sent_at":"2026-11-16T05:59:59Z"}]}"#,
            None,
        ),
        (r#"{"id":"waiting","email":"a@b"}"#, Some(LeftOut::Waiting)),
        (
            r#"{"id":"included","email":"a@b","reminders":[{"sent_at":"2026-11-22T06:00:00Z"}]}"#,
            None,
        ),
        (
            r#"{"id":"never","email":"a@b"}"#,
            Some(LeftOut::NeverNotify),
        ),
        // A message or a call counts as a reminder does, and the later of both is said.
        (
            r#"{"id":"called","email":"a@b"}"#,
            Some(LeftOut::Contacted(days_ago(7))),
        ),
        (r#"{"id":"called-before","email":"a@b"}"#, None),
        (
            r#"{"id":"called-since","email":"a@b"}"#,
            Some(LeftOut::Contacted(at("2026-11-25T06:00:00Z"))),
        ),
        (
            r#"{"id":"called","email":"a@b","reminders":[{"sent_at":"2026-11-20T06:00:00Z"}]}"#,
            Some(reminded(days_ago(3))),
        ),
        (
            r#"{"id":"called","email":"a@b","reminders":[{"sent_at":"2026-11-01T06:00:00Z"}]}"#,
            Some(LeftOut::Contacted(days_ago(7))),
        ),
        // A date further ahead than a clock may be says nothing.
        (
            r#"{"id":"a","email":"a@b","reminders":[{"sent_at":"2026-12-22T06:00:00Z"}]}"#,
            None,
        ),
    ];
    for (record, expected) in table {
        assert_eq!(why(record), expected, "{record}");
    }
}

#[test]
fn nobody_who_asked_not_to_be_reminded_can_be_included() {
    let rules = Eligibility {
        included: BTreeSet::from(["never".to_owned(), "called".to_owned()]),
        needs_address: false,
        ..rules()
    };
    let why = |record: &str| LeftOut::of(&read_user(record.as_bytes()).unwrap(), &rules);
    assert_eq!(why(r#"{"id":"never"}"#), Some(LeftOut::NeverNotify));
    assert_eq!(why(r#"{"id":"called"}"#), None);
    let table = [
        (LeftOut::NeverNotify, false),
        (LeftOut::Written, false),
        (LeftOut::Reminded(at(AS_OF)), true),
        (LeftOut::Contacted(at(AS_OF)), true),
    ];
    for (why, can_be) in table {
        assert_eq!(why.can_be_included(), can_be, "{why:?}");
    }
}

#[test]
fn the_cool_down_is_as_long_as_it_is_set() {
    let user =
        read_user(br#"{"id":"a","email":"a@b","reminders":[{"sent_at":"2026-11-20T06:00:00Z"}]}"#)
            .unwrap();
    for (days, is_left_out) in [(1, false), (2, false), (3, true), (90, true)] {
        let rules = Eligibility {
            cooldown: Cooldown::new(days).unwrap().span(),
            ..rules()
        };
        assert_eq!(LeftOut::of(&user, &rules).is_some(), is_left_out, "{days}");
    }
    assert_eq!(Cooldown::default().days(), 7);
    for days in [0, 91, 256, u64::MAX] {
        assert_eq!(Cooldown::new(days), None);
    }
}

#[test]
fn a_portal_may_know_addresses_that_the_data_does_not_have() {
    let rules = Eligibility {
        needs_address: false,
        ..rules()
    };
    let user = read_user(br#"{"id":"a"}"#).unwrap();
    assert_eq!(LeftOut::of(&user, &rules), None);
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn everybody_who_is_selected_is_either_written_to_or_left_out(organization in organization(30)) {
        let directory = Arc::new(build(&organization, 0));
        let everybody = Selected {
            query: UserQuery::default(),
            selection: Selection::ALL,
            names: Names::Shown,
        };
        let ids = directory.selected_ids(&everybody);
        // Some of them asked not to be reminded, and somebody was called.
        let rules = Eligibility {
            never_notify: ids.iter().step_by(3).cloned().collect(),
            contacted: ids.iter().skip(1).step_by(3).map(|id| (id.clone(), at(AS_OF))).collect(),
            ..rules()
        };
        let listed = directory.count(&everybody.query);
        let audience = directory.audience(&everybody, &rules, listed);
        let left_out: usize = audience.left_out_by_reason.iter().map(|(_, count)| count).sum();
        prop_assert_eq!(audience.count + left_out, listed);
        prop_assert_eq!(audience.recipients.len(), audience.count);
        prop_assert_eq!(audience.left_out.len(), left_out);
        let is_active = audience.recipients.iter().filter(|one| one.is_active);
        prop_assert_eq!(audience.active, is_active.count());
        let few = directory.audience(&everybody, &rules, 2);
        prop_assert_eq!(&few.recipients, &audience.recipients[..audience.count.min(2)]);
        prop_assert_eq!(few.count, audience.count);
        for (profile, why) in &audience.left_out {
            prop_assert_eq!(LeftOut::of(&profile.user, &rules), Some(*why));
        }
        for one in &audience.recipients {
            let user = directory.user(&one.id).unwrap();
            prop_assert_eq!(LeftOut::of(&user, &rules), None);
            prop_assert!(!rules.never_notify.contains(&one.id));
            prop_assert!(!rules.contacted.contains_key(&one.id));
            prop_assert_eq!(one.email.as_deref(), user.email.as_deref());
            prop_assert_eq!(one.has_integer_id, user.has_integer_id);
            prop_assert_eq!(one.reminders, user.told_reminders(rules.as_of).count());
            // One of them alone fares as all of them together.
            let alone = directory.audience_of_one(&one.id, &rules);
            prop_assert_eq!(alone.recipients, std::slice::from_ref(one));
        }
        for (profile, why) in audience.left_out {
            let alone = directory.audience_of_one(&profile.user.id, &rules);
            prop_assert_eq!(alone.left_out, [(profile, why)]);
        }
        let nobody = directory.audience_of_one("nobody has this id", &rules);
        prop_assert!(nobody.count == 0 && nobody.left_out_by_reason.is_empty());
    }
}
