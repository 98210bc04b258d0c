//! A text to many users: whatever happens on the way, each gets it once.

use std::collections::BTreeSet;

use active_users::domain::Instant;
use active_users::outreach::{Deliveries, Delivery, Figures, PART, Progress};
use active_users::source::{Fault, SendError};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::portal::{FATES, Fate, NONE, Portal, recipient, step, template, to, write};
use crate::support::cases;

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn everybody_gets_the_text_once_whatever_is_lost_refused_or_reloaded(
        users in 0..180usize,
        fates in vec(select(&FATES[..]), 0..40),
    ) {
        let (mut deliveries, mut portal) = (Deliveries::default(), Portal::default());
        deliveries.add(to(users));
        let fates = fates.into_iter().chain(std::iter::repeat(Fate::Answered));
        for fate in fates {
            let figures = deliveries.get("key").unwrap().figures();
            let Figures { total, accepted, rejected, unknown, elsewhere: _, waiting } = figures;
            prop_assert_eq!(total, users);
            prop_assert_eq!(accepted + rejected + unknown + waiting, users);
            // Nothing counts as sent that was not accepted.
            prop_assert!(accepted <= portal.mailbox.len());
            // Of one part at most it may look as if it was not sent.
            prop_assert!(portal.mailbox.len() <= accepted + unknown + PART.min(waiting));
            if !step(&mut deliveries, "key", &mut portal, fate) {
                break;
            }
        }
        let delivery = deliveries.get("key").unwrap();
        prop_assert!(delivery.is_done());
        let refused = (0..users).filter(|number| number % 10 == 7).count();
        prop_assert_eq!(portal.mailbox.len(), users - refused);
        prop_assert!(portal.mailbox.values().all(|mails| *mails == 1), "{:?}", portal.mailbox);
        prop_assert_eq!(delivery.figures().accepted, users - refused);
        prop_assert_eq!(delivery.refused().count(), refused);
        let text = deliveries.keep();
        prop_assert_eq!(Deliveries::restore(&text).keep(), text);
    }
}

/// What the reader does with a stopped delivery.
#[derive(Debug, Clone)]
enum Act {
    /// Goes on with one of the deliveries.
    Step(usize, Fate),
    /// Takes users out of the first one before it goes on.
    Withdraw(BTreeSet<String>),
    /// Writes to these users in another delivery, those who are left out aside.
    Write(Vec<usize>),
    /// Gives up on one of the deliveries.
    Discard(usize),
    Reload,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let some = || vec(0..120usize, 1..30);
    let act = prop_oneof![
        4 => (0..4usize, select(&FATES[..])).prop_map(|(at, fate)| Act::Step(at, fate)),
        1 => some().prop_map(|some| Act::Withdraw(some.iter().map(usize::to_string).collect())),
        1 => some().prop_map(Act::Write),
        1 => (0..4usize).prop_map(Act::Discard),
        1 => Just(Act::Reload),
    ];
    vec(act, 0..30)
}

/// The deliveries by key, the oldest first.
fn keys(deliveries: &Deliveries) -> Vec<String> {
    let mut keys: Vec<_> = deliveries
        .latest()
        .map(|one| one.key().to_owned())
        .collect();
    keys.reverse();
    keys
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn nobody_gets_it_twice_whoever_is_taken_out_or_written_to_otherwise(
        users in 1..120usize,
        acts in acts(),
    ) {
        let (mut deliveries, mut portal) = (Deliveries::default(), Portal::default());
        deliveries.add(to(users));
        for (number, act) in acts.into_iter().enumerate() {
            let keys = keys(&deliveries);
            match act {
                Act::Step(at, fate) => {
                    if let Some(key) = keys.get(at) {
                        step(&mut deliveries, key, &mut portal, fate);
                    }
                }
                Act::Withdraw(ids) => deliveries.withdraw("key", &ids),
                Act::Write(numbers) => {
                    let (written, held) = (deliveries.written(|_| false), deliveries.held());
                    let numbers: BTreeSet<_> = numbers.into_iter().collect();
                    let mut to: Vec<_> = numbers.into_iter().map(recipient).collect();
                    to.retain(|to| !written.contains_key(&to.id.text) && !held.contains(&to.id.text));
                    let now = Instant::from_millis(2000);
                    deliveries.add(Delivery::new(format!("other{number}"), now, template(), to));
                }
                // What may have been sent all the same is given up only by the reader's own word.
                Act::Discard(at) if deliveries.held().is_empty() => {
                    if let Some(key) = keys.get(at) {
                        deliveries.discard_waiting(key);
                    }
                }
                Act::Discard(_) => {}
                Act::Reload => deliveries = Deliveries::restore(&deliveries.keep()),
            }
        }
        for key in keys(&deliveries) {
            while step(&mut deliveries, &key, &mut portal, Fate::Answered) {}
        }
        prop_assert!(portal.mailbox.values().all(|mails| *mails == 1), "{:?}", portal.mailbox);
        let progress: Vec<_> = deliveries.latest().flat_map(Delivery::progress).collect();
        let sent = progress.iter().filter(|(_, progress)| *progress == Progress::Sent);
        let sent: BTreeSet<_> = sent.map(|(to, _)| to.id.text.clone()).collect();
        prop_assert_eq!(sent, portal.mailbox.keys().cloned().collect());
    }
}

/// A browser repeats a request whose connection breaks, and shows only the answer to the second.
#[test]
fn nobody_gets_it_twice_when_a_repeated_request_is_refused() {
    let refused = |status| SendError::NotSent(Fault::Status(status));
    for error in [SendError::Busy(None), refused(401), refused(403)] {
        let (mut deliveries, mut portal) = (Deliveries::default(), Portal::default());
        deliveries.add(to(3));
        let delivery = deliveries.get_mut("key").unwrap();
        let written = write(delivery.to_write(0));
        let (messages, key) = delivery.begin(0, written, &NONE).unwrap();
        portal.take(messages, key);
        delivery.end(0, Err(error));
        let mut deliveries = Deliveries::restore(&deliveries.keep());
        assert!(step(&mut deliveries, "key", &mut portal, Fate::Answered));
        assert_eq!(deliveries.get("key").unwrap().figures().accepted, 3);
        assert_eq!(portal.mailbox.len(), 3);
        assert!(portal.mailbox.values().all(|mails| *mails == 1));
    }
}

#[test]
fn what_a_tab_has_kept_may_be_anything() {
    for text in ["", "{", "null", r#"{"0011":{"state":"Asked"}}"#, "[{}]"] {
        assert_eq!(Deliveries::restore(text), Deliveries::default());
    }
}
