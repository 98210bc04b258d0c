//! How many reminders bring users back, compared with a slow count.

use active_users::domain::{Instant, Names, Outcome, User, outcome};
use active_users::query::UserQuery;
use active_users::store::ReminderEffect;
use proptest::prelude::*;
use serde_json::json;

use crate::directory::build;
use crate::histories::histories;
use crate::organization::{Organization, organization};
use crate::support::{NANOS_A_DAY, answer, at, cases, days_ago, load};

/// Counts the same, user by user and reminder by reminder.
fn slow(users: &[User<'_>], as_of: Instant) -> ReminderEffect {
    let mut effect = ReminderEffect::default();
    for user in users {
        let first = Instant::from_nanos(as_of.nanos() - 90 * NANOS_A_DAY).day();
        // A date further ahead than a clock may be says nothing.
        let is_told = |at: &Instant| at.nanos() - as_of.nanos() <= NANOS_A_DAY;
        let sent = user.reminders.iter().zip(&user.reminder_texts);
        let sent: Vec<_> = sent.filter(|(at, _)| is_told(at)).collect();
        for (at, (sent_at, text)) in sent.iter().enumerate() {
            let age = as_of.nanos() - sent_at.nanos();
            let again =
                |(later, other): &(&Instant, _)| later.day() == sent_at.day() && other == text;
            if sent_at.day() < first || sent[at + 1..].iter().any(again) {
                continue;
            }
            let is_over = age >= 14 * NANOS_A_DAY;
            match outcome(user, **sent_at, as_of) {
                Outcome::CameBack => {
                    effect.came_back += 1;
                    effect.early += usize::from(!is_over);
                }
                Outcome::Open => effect.open += 1,
                Outcome::NoReturn => effect.no_return += 1,
            }
            effect.last_sent_at = effect.last_sent_at.max(Some(**sent_at));
        }
    }
    effect
}

fn agrees(organization: &Organization) -> Result<(), TestCaseError> {
    let directory = build(organization, at(crate::support::AS_OF).nanos());
    let page = directory.page(&UserQuery::default(), 0..usize::MAX, Names::Shown);
    let users: Vec<_> = page
        .rows
        .iter()
        .filter_map(|row| directory.user(&row.id))
        .collect();
    prop_assert_eq!(
        directory.reminder_effect(),
        Some(slow(&users, directory.as_of()))
    );
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn every_reminder_of_the_last_90_days_counts(organization in prop_oneof![organization(25), histories(25)]) {
        agrees(&organization)?;
    }
}

#[test]
fn each_reminder_from_14_to_90_days_ago_counts_separately() {
    // Days since each reminder, days since each use, and the expected counts.
    let table: [(&[i64], &[i64], [usize; 3]); 9] = [
        (&[], &[1], [0, 0, 0]),
        (&[14], &[], [0, 1, 0]),
        (&[13], &[], [0, 0, 1]),
        // A quick return doesn't count before the 14 days are over.
        (&[13], &[12], [0, 0, 1]),
        (&[20], &[10], [1, 0, 0]),
        (&[20], &[1], [0, 1, 0]),
        (&[90], &[], [0, 1, 0]),
        (&[91], &[80], [0, 0, 0]),
        (&[60, 40, 30, 2], &[50, 10], [1, 2, 1]),
    ];
    for (sent, used, [returned, no_return, undecided]) in table {
        let reminders: Vec<_> = sent
            .iter()
            .map(|days| json!({ "sent_at": days_ago(*days).to_rfc3339() }))
            .collect();
        let devices: Vec<_> = used
            .iter()
            .map(|days| json!({ "last_opened_at": days_ago(*days).to_rfc3339() }))
            .collect();
        let user = json!({ "id": 1, "reminders": reminders, "devices": devices,
            "vault_created_at": days_ago(300).to_rfc3339() });
        let loaded =
            load(&json!({ "generated_at": crate::support::AS_OF, "users": [user] }).to_string());
        let effect = answer(loaded.engine.reminder_effect()).unwrap();
        let found = [effect.returned(), effect.no_return, effect.undecided()];
        assert_eq!(found, [returned, no_return, undecided], "{sent:?} {used:?}");
    }
}

#[test]
fn ten_decided_reminders_make_a_rate() {
    let effect = |came_back, no_return, open| ReminderEffect {
        came_back,
        no_return,
        open,
        ..ReminderEffect::default()
    };
    assert!(!effect(4, 5, 100).has_rate());
    assert!(effect(4, 6, 0).has_rate());
    assert_eq!(effect(4, 6, 3).decided(), 10);
}

#[test]
fn a_reminder_dated_too_far_ahead_takes_the_place_of_none() {
    let user = json!({ "id": 1, "reminders": [
        { "sent_at": "2026-11-24T06:00:00Z" }, { "sent_at": "2026-11-24T06:00:01Z" },
    ] });
    let loaded =
        load(&json!({ "generated_at": crate::support::AS_OF, "users": [user] }).to_string());
    assert_eq!(answer(loaded.engine.reminder_effect()).unwrap().people(), 1);
}
