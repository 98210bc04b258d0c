//! Who of a selection is written to, and who is not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use active_users::domain::{Eligibility, LeftOut, Names, Span, Written};
use active_users::query::{Selection, UserQuery};
use active_users::source::read_user;
use active_users::store::Audience;
use proptest::prelude::*;

use crate::directory::build;
use crate::organization::organization;
use crate::support::{AS_OF, at, cases, days_ago};

fn rules() -> Eligibility {
    Eligibility {
        as_of: at(AS_OF),
        cooldown: Span::days(7),
        needs_address: true,
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
        let query = UserQuery::default();
        let audience = Audience::new(
            directory.clone(), &query, &Selection::ALL, Names::Shown, &rules(),
        );
        let listed = directory.count(&query);
        let left_out: usize = audience.left_out_by_reason().iter().map(|(_, count)| count).sum();
        prop_assert_eq!(audience.len() + left_out, listed);
        prop_assert_eq!(audience.left_out(usize::MAX).len(), left_out);
        for profile in audience.recipients(0..listed) {
            prop_assert_eq!(LeftOut::of(&profile.user, &rules()), None);
        }
        for (profile, why) in audience.left_out(listed) {
            prop_assert_eq!(LeftOut::of(&profile.user, &rules()), Some(why));
        }
        // One of them alone fares as all of them together.
        let all = audience.recipients(0..listed).into_iter().map(|profile| (profile, None));
        let left_out = audience.left_out(listed).into_iter();
        for (profile, why) in all.chain(left_out.map(|(profile, why)| (profile, Some(why)))) {
            let one = Audience::of_one(directory.clone(), &profile.user.id, &rules());
            let to = one.recipients(0..2).pop().map(|profile| profile.user.id);
            prop_assert_eq!(to, why.is_none().then_some(profile.user.id));
            prop_assert_eq!(one.left_out(2).pop().map(|(_, why)| why), why);
        }
        let nobody = Audience::of_one(directory, "nobody has this id", &rules());
        prop_assert!(nobody.is_empty() && nobody.left_out_by_reason().is_empty());
    }
}
