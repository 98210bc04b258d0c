//! A text to many users: whatever happens on the way, each gets it once.

use std::collections::BTreeSet;

use active_users::domain::Instant;
use active_users::outreach::{Deliveries, Delivery, Figures, PART, Progress, Recipient};
use active_users::source::{Fault, Rejected, SendError, Sent};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::portal::{FATES, Fate, Portal, recipient, step, template, to, write};
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
            let Figures { total, accepted, rejected, unknown, waiting } = figures;
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
        let (messages, key) = delivery.begin(0, written).unwrap();
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
fn a_part_that_is_too_large_is_cut_until_it_fits() {
    let mut delivery = to(3);
    for _ in 0..2 {
        let (messages, _) = delivery
            .begin(0, write(delivery.clone().to_write(0)))
            .unwrap();
        assert!(!messages.is_empty());
        delivery.end(0, Err(SendError::TooLarge));
    }
    let alone = delivery
        .begin(0, write(delivery.clone().to_write(0)))
        .unwrap();
    assert_eq!(alone.0.len(), 1);
    // One message can't be cut: that is a problem of its own.
    delivery.end(0, Err(SendError::TooLarge));
    assert_eq!(delivery.problem(), Some(&SendError::TooLarge));
    assert_eq!(delivery.figures().waiting, 3);
}

#[test]
fn who_has_left_the_data_gets_nothing_and_is_named() {
    let mut delivery = to(3);
    let written = write(&[recipient(0), recipient(2)]);
    let (messages, _) = delivery.begin(0, written).unwrap();
    delivery.end(
        0,
        Ok(Sent {
            accepted: 2,
            rejected: Vec::new(),
        }),
    );
    assert_eq!(messages.len(), 2);
    let gone: Vec<_> = delivery.refused().collect();
    let why = Some("They are no longer in the data.".to_owned());
    assert_eq!(gone, [("1", why)]);
    let mut all_gone = to(2);
    assert_eq!(all_gone.begin(0, Vec::new()), None);
    assert!(all_gone.is_done());
    assert_eq!(all_gone.figures().rejected, 2);
}

#[test]
fn whoever_would_get_an_empty_subject_or_text_gets_nothing_and_blocks_nobody() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(4));
    let delivery = deliveries.get_mut("key").unwrap();
    let mut written = write(delivery.to_write(0));
    written[1].subject = " ".to_owned();
    written[3].body = "\n".to_owned();
    let (messages, key) = delivery.begin(0, written.clone()).unwrap();
    let ids: Vec<_> = messages
        .iter()
        .map(|message| message.user_id.text.as_str())
        .collect();
    assert_eq!(ids, ["0", "2"]);
    // A later try has the same messages, and so has one after a reload.
    delivery.end(0, Err(SendError::Unknown));
    let mut deliveries = Deliveries::restore(&deliveries.keep());
    let delivery = deliveries.get_mut("key").unwrap();
    assert!(delivery.to_write(0).is_empty());
    assert_eq!(delivery.begin(0, Vec::new()), Some((messages, key)));
    delivery.end(0, Ok(sent(2, &[])));
    let refused: Vec<_> = delivery.refused().collect();
    let why = |what: &str| Some(format!("The {what} would be empty for this person."));
    assert_eq!(refused, [("1", why("subject")), ("3", why("message"))]);
    assert_eq!(delivery.figures().accepted, 2);
    // Nothing is asked where nobody has a message.
    let mut nobody = to(1);
    assert_eq!(nobody.begin(0, written[1..2].to_vec()), None);
    assert!(nobody.is_done());
}

/// How far a delivery is to the user with a number.
fn progress(delivery: &Delivery, number: usize) -> Progress {
    let number = number.to_string();
    let mut progress = delivery.progress();
    progress.find(|(to, _)| to.id.text == number).unwrap().1
}

/// Sends the next part, with this answer.
fn send(deliveries: &mut Deliveries, key: &str, answer: Result<Sent, SendError>) -> bool {
    let delivery = deliveries.get_mut(key).unwrap();
    let part = delivery.next_part().unwrap();
    let written = write(delivery.to_write(part));
    delivery.begin(part, written).unwrap();
    delivery.end(part, answer)
}

fn sent(accepted: u32, refused: &[&str]) -> Sent {
    let refused = refused.iter().map(|id| Rejected {
        id: (*id).to_owned(),
        reason: None,
    });
    Sent {
        accepted,
        rejected: refused.collect(),
    }
}

const REFUSED: SendError = SendError::NotSent(Fault::Status(422));

#[test]
fn an_answer_with_too_few_accepted_calls_nobody_reached() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(4));
    send(&mut deliveries, "key", Ok(sent(2, &["1"])));
    let delivery = deliveries.get("key").unwrap();
    assert_eq!(progress(delivery, 0), Progress::Unclear);
    assert_eq!(progress(delivery, 1), Progress::Refused(None));
    let figures = delivery.figures();
    assert_eq!(
        (figures.accepted, figures.unknown, figures.rejected),
        (0, 3, 1)
    );
    assert!(delivery.is_done());
}

#[test]
fn an_id_is_the_same_as_a_number_and_as_text() {
    let mut delivery = to(1);
    let mut written = write(delivery.to_write(0));
    written[0].user_id.is_integer = false;
    delivery.begin(0, written).unwrap();
    delivery.end(0, Ok(sent(1, &[])));
    assert_eq!(progress(&delivery, 0), Progress::Sent);
}

/// Begins to send to the fifth user alone.
fn begin(
    deliveries: &mut Deliveries,
    key: &str,
    reminders: usize,
    running: &str,
) -> Option<String> {
    let to = Recipient {
        reminders,
        ..recipient(5)
    };
    let begun_at = Instant::from_millis(2000);
    deliveries.begin(key.to_owned(), begun_at, template(), to, |key| {
        key == running
    })
}

#[test]
fn one_user_is_not_written_to_again_until_the_data_shows_it() {
    let mut deliveries = Deliveries::default();
    assert_eq!(begin(&mut deliveries, "a", 0, "").as_deref(), Some("a"));
    send(&mut deliveries, "a", Err(SendError::Unknown));
    // It may have arrived: the same one goes on, whatever a later try says and through a reload.
    assert_eq!(begin(&mut deliveries, "b", 0, "").as_deref(), Some("a"));
    send(&mut deliveries, "a", Err(REFUSED));
    let mut deliveries = Deliveries::restore(&deliveries.keep());
    assert_eq!(begin(&mut deliveries, "b", 0, "").as_deref(), Some("a"));
    send(&mut deliveries, "a", Ok(sent(1, &[])));
    assert_eq!(begin(&mut deliveries, "c", 0, ""), None);
    assert_eq!(deliveries.written(|_| false).len(), 1);
    // One more reminder in the data is this one.
    deliveries.forget_shown(|_| Some(1));
    assert_eq!(deliveries, Deliveries::default());
    assert_eq!(begin(&mut deliveries, "d", 1, "").as_deref(), Some("d"));
}

#[test]
fn whoever_was_certainly_not_reached_can_be_written_to_after_a_reload() {
    for reload in [false, true] {
        let mut deliveries = Deliveries::default();
        begin(&mut deliveries, "a", 0, "");
        send(&mut deliveries, "a", Err(REFUSED));
        if reload {
            deliveries = Deliveries::restore(&deliveries.keep());
        }
        assert!(deliveries.written(|_| false).is_empty());
        assert_eq!(begin(&mut deliveries, "b", 0, "").as_deref(), Some("b"));
        assert_eq!(deliveries.get("a"), None, "nothing is left to resume");
    }
}

#[test]
fn a_delivery_that_waits_for_a_busy_portal_keeps_its_users() {
    let mut deliveries = Deliveries::default();
    begin(&mut deliveries, "a", 0, "");
    send(&mut deliveries, "a", Err(SendError::Busy(Some(30))));
    assert_eq!(begin(&mut deliveries, "b", 0, "a"), None);
    assert_eq!(deliveries.written(|key| key == "a").len(), 1);
}

#[test]
fn whose_key_a_busy_portal_has_seen_is_written_to_by_resuming_alone() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(PART + 10));
    send(&mut deliveries, "key", Err(SendError::Busy(Some(30))));
    let delivery = deliveries.get("key").unwrap();
    let busy = Some(SendError::Busy(Some(30)));
    assert_eq!(progress(delivery, 5), Progress::Held(busy));
    assert_eq!(progress(delivery, PART), Progress::Waiting(None));
    assert_eq!(delivery.waiting().count(), 10);
    // Not sent yet, by all that the portal has said.
    assert_eq!(delivery.figures().waiting, PART + 10);
    assert_eq!(deliveries.held().len(), PART);
    assert_eq!(begin(&mut deliveries, "b", 0, ""), None);
    let ids = BTreeSet::from(["5".to_owned(), PART.to_string()]);
    deliveries.withdraw("key", &ids);
    assert_eq!(deliveries.get("key").unwrap().figures().total, PART + 9);
    // The reader gives up on all of it.
    deliveries.discard_waiting("key");
    assert_eq!(begin(&mut deliveries, "b", 0, "").as_deref(), Some("b"));
}

#[test]
fn a_button_for_one_user_never_resumes_a_delivery_to_many() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(10));
    send(&mut deliveries, "key", Err(SendError::Unknown));
    assert_eq!(begin(&mut deliveries, "b", 0, ""), None);
}

#[test]
fn a_stopped_delivery_loses_the_users_who_are_written_to_otherwise() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(PART + 10));
    send(&mut deliveries, "key", Ok(sent(PART as u32, &[])));
    send(&mut deliveries, "key", Err(REFUSED));
    let again = (PART..PART + 4).map(recipient).collect();
    let now = Instant::from_millis(3000);
    deliveries.add(Delivery::new("again".to_owned(), now, template(), again));
    let figures = deliveries.get("key").unwrap().figures();
    assert_eq!((figures.total, figures.waiting), (PART + 6, 6));
    deliveries.discard_waiting("key");
    let figures = deliveries.get("key").unwrap().figures();
    assert_eq!((figures.total, figures.accepted), (PART, PART));
}

#[test]
fn a_part_that_may_have_been_sent_is_neither_cut_nor_asked_for_again_by_itself() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(10));
    send(&mut deliveries, "key", Err(SendError::Unknown));
    assert!(!send(&mut deliveries, "key", Err(SendError::TooLarge)));
    assert_eq!(deliveries.get("key").unwrap().figures().unknown, 10);
}

#[test]
fn a_key_that_another_page_has_used_is_not_changed() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(2));
    let mut deliveries = Deliveries::restore(&deliveries.keep());
    // 422: the key was used for another request, perhaps by a copy of this tab.
    send(
        &mut deliveries,
        "key",
        Err(SendError::NotSent(Fault::Status(422))),
    );
    assert_eq!(deliveries.get("key").unwrap().figures().unknown, 2);
}

#[test]
fn what_a_tab_has_kept_may_be_anything() {
    for text in ["", "{", "null", r#"{"0011":{"state":"Asked"}}"#, "[{}]"] {
        assert_eq!(Deliveries::restore(text), Deliveries::default());
    }
}
