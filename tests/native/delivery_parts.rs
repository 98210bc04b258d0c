//! The parts of a delivery: what is asked for at once, and what the answers mean.

use std::collections::BTreeMap;

use active_users::domain::LeftOut;
use active_users::outreach::{Deliveries, PART, Progress, Withdrawal};
use active_users::source::{Fault, SendError, Sent};

use crate::portal::{NONE, progress, recipient, send, sent, to, write};

#[test]
fn a_part_that_is_too_large_is_cut_until_it_fits() {
    let mut delivery = to(3);
    for _ in 0..2 {
        let (messages, _) = delivery
            .begin(0, write(delivery.clone().to_write(0)), &NONE)
            .unwrap();
        assert!(!messages.is_empty());
        delivery.end(0, Err(SendError::TooLarge));
    }
    let alone = delivery
        .begin(0, write(delivery.clone().to_write(0)), &NONE)
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
    let (messages, _) = delivery.begin(0, written, &NONE).unwrap();
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
    assert_eq!(all_gone.begin(0, Vec::new(), &NONE), None);
    assert!(all_gone.is_done());
    assert_eq!(all_gone.figures().rejected, 2);
}

#[test]
fn whoever_ceases_to_qualify_before_their_part_is_written_gets_nothing_and_is_named() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(4));
    let delivery = deliveries.get_mut("key").unwrap();
    let withdrawn = BTreeMap::from([
        ("0".to_owned(), Withdrawal::LeftOut(LeftOut::Suspended)),
        ("2".to_owned(), Withdrawal::Active),
    ]);
    let written = write(delivery.to_write(0));
    let (messages, key) = delivery.begin(0, written, &withdrawn).unwrap();
    let ids = messages.iter().map(|message| &*message.user_id.text);
    assert_eq!(ids.collect::<Vec<_>>(), ["1", "3"]);
    // What was asked for once is asked for again as it was.
    delivery.end(0, Err(SendError::Busy(None)));
    let withdrawn = BTreeMap::from([("1".to_owned(), Withdrawal::Active)]);
    assert_eq!(
        delivery.begin(0, Vec::new(), &withdrawn),
        Some((messages, key))
    );
    delivery.end(0, Ok(sent(2, &[])));
    let refused: Vec<_> = delivery.refused().collect();
    let why = |why: &str| Some(why.to_owned());
    assert_eq!(
        refused,
        [
            ("0", why("Their account is suspended.")),
            ("2", why("They are active again."))
        ]
    );
    assert_eq!(delivery.figures().accepted, 2);
}

#[test]
fn whoever_is_asked_for_again_as_before_is_known_by_name() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(2 * PART + 1));
    let ids = |deliveries: &Deliveries| {
        let delivery = deliveries.get("key").unwrap();
        let ids = delivery.to_repeat().map(|to| to.id.text.clone());
        ids.collect::<Vec<_>>()
    };
    let part = |part: usize| (part * PART..(part + 1) * PART).map(|number| number.to_string());
    assert_eq!(ids(&deliveries), [""; 0]);
    send(&mut deliveries, "key", Ok(sent(PART as u32, &[])));
    // Whoever has no message in the part that is held gets none later either.
    let delivery = deliveries.get_mut("key").unwrap();
    let withdrawn = BTreeMap::from([(PART.to_string(), Withdrawal::Active)]);
    let written = write(delivery.to_write(1));
    delivery.begin(1, written, &withdrawn).unwrap();
    assert!(
        delivery.to_repeat().next().is_none(),
        "it is being asked for"
    );
    let refused = |status| Err(SendError::NotSent(Fault::Status(status)));
    delivery.end(1, refused(401));
    assert_eq!(ids(&deliveries), part(1).skip(1).collect::<Vec<_>>());
    let deliveries = Deliveries::restore(&deliveries.keep());
    assert_eq!(ids(&deliveries), part(1).skip(1).collect::<Vec<_>>());
    // So is everybody whom the latest try may have reached.
    let mut deliveries = deliveries;
    send(&mut deliveries, "key", Err(SendError::Unknown));
    assert_eq!(ids(&deliveries), part(1).skip(1).collect::<Vec<_>>());
    deliveries.leave_to_copy();
    assert_eq!(ids(&deliveries), [""; 0]);
    let mut deliveries = Deliveries::default();
    deliveries.add(to(2));
    send(&mut deliveries, "key", refused(422));
    assert_eq!(ids(&deliveries), [""; 0], "it is written anew");
}

#[test]
fn whoever_would_get_an_empty_subject_or_text_gets_nothing_and_blocks_nobody() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(4));
    let delivery = deliveries.get_mut("key").unwrap();
    let mut written = write(delivery.to_write(0));
    written[1].subject = " ".to_owned();
    written[3].body = "\n".to_owned();
    let (messages, key) = delivery.begin(0, written.clone(), &NONE).unwrap();
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
    assert_eq!(delivery.begin(0, Vec::new(), &NONE), Some((messages, key)));
    delivery.end(0, Ok(sent(2, &[])));
    let refused: Vec<_> = delivery.refused().collect();
    let why = |what: &str| Some(format!("The {what} would be empty for this person."));
    assert_eq!(refused, [("1", why("subject")), ("3", why("message"))]);
    assert_eq!(delivery.figures().accepted, 2);
    // Nothing is asked where nobody has a message.
    let mut nobody = to(1);
    assert_eq!(nobody.begin(0, written[1..2].to_vec(), &NONE), None);
    assert!(nobody.is_done());
}

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
    delivery.begin(0, written, &NONE).unwrap();
    delivery.end(0, Ok(sent(1, &[])));
    assert_eq!(progress(&delivery, 0), Progress::Sent);
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
fn a_part_that_the_portal_objects_to_after_it_was_busy_is_cut_or_written_anew() {
    let busy = || Err(SendError::Busy(Some(30)));
    let mut deliveries = Deliveries::default();
    deliveries.add(to(PART + 4));
    send(&mut deliveries, "key", busy());
    assert!(send(&mut deliveries, "key", Err(SendError::TooLarge)));
    assert!(deliveries.held().is_empty());
    let delivery = deliveries.get("key").unwrap();
    assert_eq!(delivery.to_write(0).len(), PART / 2);
    for status in [400, 422] {
        let mut deliveries = Deliveries::default();
        deliveries.add(to(4));
        send(&mut deliveries, "key", busy());
        assert_eq!(deliveries.held().len(), 4);
        let refused = |status| Err(SendError::NotSent(Fault::Status(status)));
        send(&mut deliveries, "key", refused(status));
        assert!(deliveries.held().is_empty());
        assert_eq!(deliveries.get("key").unwrap().to_write(0).len(), 4);
    }
    // Whatever else fails says nothing about the first try.
    for fault in [Fault::Offline, Fault::Status(404)] {
        let mut deliveries = Deliveries::default();
        deliveries.add(to(4));
        send(&mut deliveries, "key", busy());
        send(&mut deliveries, "key", Err(SendError::NotSent(fault)));
        assert_eq!(deliveries.held().len(), 4);
    }
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
