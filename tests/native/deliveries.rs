//! A text to many users: whatever happens on the way, each gets it once.

use std::collections::{BTreeMap, BTreeSet};

use active_users::domain::Instant;
use active_users::outreach::{Deliveries, Delivery, Figures, PART, Progress, Recipient, Template};
use active_users::source::{Fault, Message, Rejected, SendError, Sent, UserId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::cases;

fn template() -> Template {
    Template {
        name: "One tip".to_owned(),
        subject: "A tip".to_owned(),
        body: "Hello {first_name}".to_owned(),
    }
}

fn recipient(number: usize) -> Recipient {
    Recipient {
        id: UserId {
            text: number.to_string(),
            is_integer: number.is_multiple_of(2),
        },
        reminders: 0,
    }
}

fn to(users: usize) -> Delivery {
    let recipients = (0..users).map(recipient).collect();
    Delivery::new(
        "key".to_owned(),
        Instant::from_millis(1000),
        template(),
        recipients,
    )
}

fn write(recipients: &[Recipient]) -> Vec<Message> {
    let message = |recipient: &Recipient| Message {
        user_id: recipient.id.clone(),
        subject: "A tip".to_owned(),
        body: format!("Hello {}", recipient.id.text),
    };
    recipients.iter().map(message).collect()
}

/// A portal that keeps every promise of the interface: one answer for each key.
#[derive(Default)]
struct Portal {
    answers: BTreeMap<String, (Vec<Message>, Sent)>,
    mailbox: BTreeMap<String, usize>,
}

impl Portal {
    /// Refuses every user whose number ends in 7.
    fn take(&mut self, messages: Vec<Message>, key: String) -> Sent {
        if let Some((before, answer)) = self.answers.get(&key) {
            assert_eq!(before, &messages, "a key was used for other messages");
            return answer.clone();
        }
        let mut sent = Sent::default();
        for message in &messages {
            let id = message.user_id.text.clone();
            if id.ends_with('7') {
                let reason = Some("Asked not to be reminded.".to_owned());
                sent.rejected.push(Rejected { id, reason });
            } else {
                *self.mailbox.entry(id).or_default() += 1;
                sent.accepted += 1;
            }
        }
        self.answers.insert(key, (messages, sent.clone()));
        sent
    }
}

/// What happens to one request.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Answered,
    LostBefore,
    LostAfter,
    LeftBefore,
    LeftAfter,
    Refused(u16),
    TooLarge,
    Busy,
}

const FATES: [Fate; 9] = [
    Fate::Answered,
    Fate::LostBefore,
    Fate::LostAfter,
    Fate::LeftBefore,
    Fate::LeftAfter,
    Fate::Refused(401),
    Fate::Refused(422),
    Fate::TooLarge,
    Fate::Busy,
];

/// Sends the next part, and says whether there was one.
fn step(deliveries: &mut Deliveries, portal: &mut Portal, fate: Fate) -> bool {
    let delivery = deliveries.get_mut("key").unwrap();
    let Some(part) = delivery.next_part() else {
        return false;
    };
    let written = write(delivery.to_write(part));
    let Some((messages, key)) = delivery.begin(part, written) else {
        return true;
    };
    assert!(messages.len() <= PART);
    let answer = match fate {
        Fate::Answered => Ok(portal.take(messages, key)),
        Fate::LostBefore => Err(SendError::Unknown),
        Fate::LostAfter => {
            portal.take(messages, key);
            Err(SendError::Unknown)
        }
        Fate::LeftBefore => {
            *deliveries = Deliveries::restore(&deliveries.keep());
            return true;
        }
        Fate::LeftAfter => {
            portal.take(messages, key);
            *deliveries = Deliveries::restore(&deliveries.keep());
            return true;
        }
        Fate::Refused(status) => Err(SendError::NotSent(Fault::Status(status))),
        Fate::TooLarge => Err(SendError::TooLarge),
        Fate::Busy => Err(SendError::Busy(Some(30))),
    };
    let goes_on = delivery.end(part, answer.clone());
    // A failure that was not cut stops the delivery: nothing is asked again by itself.
    let is_cut = answer == Err(SendError::TooLarge) && goes_on;
    assert_eq!(goes_on, answer.is_ok() || is_cut);
    true
}

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
            prop_assert!(portal.mailbox.len() <= accepted + unknown);
            if !step(&mut deliveries, &mut portal, fate) {
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
        assert!(step(&mut deliveries, &mut portal, Fate::Answered));
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
    deliveries.withdraw(&BTreeSet::from(["0".to_owned(), PART.to_string()]));
    let figures = deliveries.get("key").unwrap().figures();
    assert_eq!((figures.accepted, figures.waiting), (PART, 1));
    deliveries.withdraw(&BTreeSet::from([(PART + 1).to_string()]));
    assert!(deliveries.get("key").unwrap().is_done());
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
