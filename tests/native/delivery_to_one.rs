//! A text to one user beside deliveries to many: nobody gets it from both.

use std::collections::BTreeSet;

use active_users::domain::Instant;
use active_users::outreach::{Deliveries, Delivery, PART, Progress, Recipient};
use active_users::source::SendError;

use crate::portal::{REFUSED, progress, recipient, send, sent, template, to};

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
fn whoever_is_held_stays_so_when_the_data_shows_a_reminder_from_elsewhere() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(10));
    send(&mut deliveries, "key", Err(SendError::Busy(Some(30))));
    let (_, progress) = deliveries.to_user("5", 1).unwrap();
    assert!(matches!(progress, Progress::Held(_)));
    assert_eq!(begin(&mut deliveries, "b", 1, ""), None);
    assert_eq!(deliveries.get("b"), None);
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
fn whoever_no_longer_wants_reminders_is_taken_out_where_they_were_certainly_not_reached() {
    let mut deliveries = Deliveries::default();
    deliveries.add(to(PART + 2));
    send(&mut deliveries, "key", Ok(sent(PART as u32, &[])));
    deliveries.withdraw_from_all(&BTreeSet::from(["0".to_owned(), PART.to_string()]));
    let figures = deliveries.get("key").unwrap().figures();
    assert_eq!((figures.accepted, figures.waiting), (PART, 1));
    deliveries.withdraw_from_all(&BTreeSet::from([(PART + 1).to_string()]));
    assert!(deliveries.get("key").unwrap().is_done());
}
