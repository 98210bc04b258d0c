//! A portal that keeps every promise of the interface, and what can happen on the way to it.

use std::collections::BTreeMap;

use active_users::domain::Instant;
use active_users::outreach::{
    Deliveries, Delivery, PART, Progress, Recipient, Template, Withdrawal,
};
use active_users::source::{Fault, Message, Rejected, SendError, Sent, UserId};

pub fn template() -> Template {
    Template {
        name: "One tip".to_owned(),
        subject: "A tip".to_owned(),
        body: "Hello {first_name}".to_owned(),
    }
}

pub fn recipient(number: usize) -> Recipient {
    Recipient {
        id: UserId {
            text: number.to_string(),
            is_integer: number.is_multiple_of(2),
        },
        reminders: 0,
        is_active: false,
        has_address: true,
    }
}

pub fn to(users: usize) -> Delivery {
    let recipients = (0..users).map(recipient).collect();
    Delivery::new(
        "key".to_owned(),
        Instant::from_millis(1000),
        template(),
        recipients,
    )
}

pub fn write(recipients: &[Recipient]) -> Vec<Message> {
    let message = |recipient: &Recipient| Message {
        user_id: recipient.id.clone(),
        subject: "A tip".to_owned(),
        body: format!("Hello {}", recipient.id.text),
    };
    recipients.iter().map(message).collect()
}

/// No user has ceased to qualify.
pub const NONE: BTreeMap<String, Withdrawal> = BTreeMap::new();

/// A portal that keeps every promise of the interface: one answer for each key.
#[derive(Default)]
pub struct Portal {
    answers: BTreeMap<String, (Vec<Message>, Sent)>,
    pub mailbox: BTreeMap<String, usize>,
}

impl Portal {
    /// Refuses every user whose number ends in 7.
    pub fn take(&mut self, messages: Vec<Message>, key: String) -> Sent {
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

    /// Objects to messages, but not to those it has taken: their key has an answer.
    pub fn object(
        &mut self,
        messages: Vec<Message>,
        key: String,
        error: SendError,
    ) -> Result<Sent, SendError> {
        match self.answers.contains_key(&key) {
            true => Ok(self.take(messages, key)),
            false => Err(error),
        }
    }
}

/// What happens to one request.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    Answered,
    LostBefore,
    LostAfter,
    LeftBefore,
    LeftAfter,
    Refused(u16),
    Objected,
    TooLarge,
    Busy,
    /// The browser repeats it after the connection broke, and shows only this answer to the second.
    Repeated(u16),
}

pub const FATES: [Fate; 11] = [
    Fate::Answered,
    Fate::LostBefore,
    Fate::LostAfter,
    Fate::LeftBefore,
    Fate::LeftAfter,
    Fate::Refused(401),
    Fate::Objected,
    Fate::TooLarge,
    Fate::Busy,
    Fate::Repeated(403),
    Fate::Repeated(429),
];

/// Sends the next part, and says whether there was one.
pub fn step(deliveries: &mut Deliveries, key: &str, portal: &mut Portal, fate: Fate) -> bool {
    let delivery = deliveries.get_mut(key).unwrap();
    let Some(part) = delivery.next_part() else {
        return false;
    };
    let written = write(delivery.to_write(part));
    let Some((messages, key)) = delivery.begin(part, written, &NONE) else {
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
        Fate::Objected => portal.object(messages, key, REFUSED),
        Fate::TooLarge => portal.object(messages, key, SendError::TooLarge),
        Fate::Busy => Err(SendError::Busy(Some(30))),
        Fate::Repeated(status) => {
            portal.take(messages, key);
            Err(match status {
                429 => SendError::Busy(None),
                status => SendError::NotSent(Fault::Status(status)),
            })
        }
    };
    let goes_on = delivery.end(part, answer.clone());
    // A failure that was not cut stops the delivery: nothing is asked again by itself.
    let is_cut = answer == Err(SendError::TooLarge) && goes_on;
    assert_eq!(goes_on, answer.is_ok() || is_cut);
    true
}

/// How far a delivery is to the user with a number.
pub fn progress(delivery: &Delivery, number: usize) -> Progress {
    let number = number.to_string();
    let mut progress = delivery.progress();
    progress.find(|(to, _)| to.id.text == number).unwrap().1
}

/// Sends the next part, with this answer.
pub fn send(deliveries: &mut Deliveries, key: &str, answer: Result<Sent, SendError>) -> bool {
    let delivery = deliveries.get_mut(key).unwrap();
    let part = delivery.next_part().unwrap();
    let written = write(delivery.to_write(part));
    delivery.begin(part, written, &NONE).unwrap();
    delivery.end(part, answer)
}

pub fn sent(accepted: u32, refused: &[&str]) -> Sent {
    let refused = refused.iter().map(|id| Rejected {
        id: (*id).to_owned(),
        reason: None,
    });
    Sent {
        accepted,
        rejected: refused.collect(),
    }
}

pub const REFUSED: SendError = SendError::NotSent(Fault::Status(422));
