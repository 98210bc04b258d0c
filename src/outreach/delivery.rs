use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::part::{Part, as_restored};
use super::progress::{Figures, Progress};
use super::template::Template;
use super::withdrawal::Withdrawal;
use crate::domain::{Activity, Evidence, Instant, Standing, User, is_address};
use crate::source::{Message, SendError, Sent, UserId};
use crate::store::Addressee;

/// As many messages as a portal is asked to send at once.
pub const PART: usize = 50;

/// One text on its way to some users, in parts that the portal takes one after another.
///
/// Each part has its own idempotency key. It keeps that and its messages for every further try, so that
/// nobody gets the text twice; it is written anew under another key only when the portal has objected to
/// what was sent, and no try before may have reached its users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    key: String,
    begun_at: i64,
    template: Template,
    parts: Vec<Part>,
    /// How many parts there are or were.
    numbers: u32,
    /// Whether a copy of the tab has gone on with it: see [`Turn`](super::Turn).
    #[serde(default)]
    is_elsewhere: bool,
    /// Whether another page has begun it.
    #[serde(skip)]
    is_restored: bool,
}

/// Somebody who gets a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// The user.
    pub id: UserId,
    /// How many reminders to this user the data had when it was sent: with more, it shows this one.
    pub reminders: usize,
    /// Whether the user was Active then.
    #[serde(default)]
    pub is_active: bool,
    /// Whether the data had an e-mail address then.
    #[serde(default)]
    pub has_address: bool,
}

impl Recipient {
    /// A user, as data of this instant has them.
    pub fn of(user: &User<'_>, as_of: Instant) -> Self {
        let standing = Standing::of(&Evidence::of(user, as_of), as_of);
        Self {
            is_active: standing.activity.contains(Activity::Active),
            has_address: user.email.as_deref().is_some_and(is_address),
            id: UserId::of(user),
            reminders: user.told_reminders(as_of).count(),
        }
    }
}

impl From<Addressee> for Recipient {
    fn from(to: Addressee) -> Self {
        Self {
            has_address: to.email.as_deref().is_some_and(is_address),
            id: UserId {
                text: to.id,
                is_integer: to.has_integer_id,
            },
            reminders: to.reminders,
            is_active: to.is_active,
        }
    }
}

impl Delivery {
    /// A text to users, none of whom has got it. The key must be random and new.
    pub fn new(key: String, begun_at: Instant, template: Template, to: Vec<Recipient>) -> Self {
        let parts = (1..).zip(to.chunks(PART));
        let parts: Vec<_> = parts
            .map(|(number, recipients)| Part::new(number, recipients.to_vec()))
            .collect();
        Self {
            key,
            begun_at: begun_at.millis(),
            template,
            numbers: parts.len() as u32,
            parts,
            is_elsewhere: false,
            is_restored: false,
        }
    }

    /// What tells it from all others.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// When it was begun, by this browser's clock.
    pub fn begun_at(&self) -> Instant {
        Instant::from_millis(self.begun_at)
    }

    /// What is sent, with its fields.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// Whether it is to more than one user.
    pub fn is_to_many(&self) -> bool {
        let recipients = self.parts.iter().map(|part| part.recipients().len());
        recipients.sum::<usize>() > 1
    }

    /// The first part that is to be sent.
    pub fn next_part(&self) -> Option<usize> {
        let next = self.parts.iter().position(Part::is_waiting);
        next.filter(|_| !self.is_elsewhere)
    }

    /// Who is in a part, for whom messages are to be written; nobody where they are written already.
    pub fn to_write(&self, part: usize) -> &[Recipient] {
        self.parts.get(part).map_or(&[], Part::to_write)
    }

    /// Who is asked for again with the messages of an earlier try, whatever has changed since.
    pub fn to_repeat(&self) -> impl Iterator<Item = &Recipient> {
        let parts = self.parts.iter().filter(|_| !self.is_elsewhere);
        parts.flat_map(Part::to_repeat)
    }

    /// Notes that a part is sent now, and gives what to send with its idempotency key: what is written to
    /// its users, but for those who do not qualify any more; or the messages of an earlier try where that
    /// may have reached them. `None` for a part that is not to be sent, perhaps because a copy of the tab
    /// has gone on since it was chosen, and for one without messages: it is done.
    pub fn begin(
        &mut self,
        part: usize,
        written: Vec<Message>,
        withdrawn: &BTreeMap<String, Withdrawal>,
    ) -> Option<(Vec<Message>, String)> {
        if self.is_elsewhere {
            return None;
        }
        let (messages, key) = self.parts.get_mut(part)?.begin(written, withdrawn)?;
        Some((messages, format!("{}-{key}", self.key)))
    }

    /// Notes the portal's answer to a part, and says whether to go on with the next one. A part that
    /// is too large is cut in two.
    pub fn end(&mut self, at: usize, answer: Result<Sent, SendError>) -> bool {
        let numbers = [self.numbers + 1, self.numbers + 2];
        let Some(part) = self.parts.get_mut(at) else {
            return false;
        };
        let error = match answer {
            Ok(sent) => {
                part.answered(sent);
                return true;
            }
            Err(error) if self.is_restored => as_restored(error),
            Err(error) => error,
        };
        let is_too_large = error == SendError::TooLarge;
        part.failed(error);
        if is_too_large && let Some(rest) = part.cut(numbers) {
            self.parts.insert(at + 1, rest);
            self.numbers += 2;
            return true;
        }
        false
    }

    /// Takes over what another page has begun. It has no answers to what it asked: all of that may have
    /// been sent.
    pub fn restore(&mut self) {
        self.parts.iter_mut().for_each(Part::forget_answer);
        self.is_restored = true;
    }

    /// Leaves what is not done to a copy of the tab, which may have sent it: nothing more is sent from here.
    pub fn leave_to_copy(&mut self) {
        self.is_elsewhere |= !self.is_done();
    }

    /// Whether a copy of the tab has gone on with it.
    pub fn is_elsewhere(&self) -> bool {
        self.is_elsewhere
    }

    /// Takes these users out where no key has been used for them.
    pub fn withdraw(&mut self, ids: &BTreeSet<String>) {
        if self.is_elsewhere {
            return;
        }
        self.parts.iter_mut().for_each(|part| part.withdraw(ids));
        self.parts.retain(|part| !part.recipients().is_empty());
    }

    /// Takes everybody out who was not reached, by all that the portal has said.
    pub fn withdraw_waiting(&mut self) {
        self.parts
            .retain(|part| self.is_elsewhere || !part.is_unsent());
    }

    /// Takes everybody out who was left to a copy of the tab and not reached from this one.
    pub fn let_go(&mut self) {
        self.parts
            .retain(|part| !self.is_elsewhere || !part.is_unsent());
    }

    /// How far it has come to each user.
    pub fn progress(&self) -> impl Iterator<Item = (&Recipient, Progress)> {
        let progress = self.parts.iter().flat_map(Part::progress);
        progress.map(|(to, progress)| match progress {
            Progress::Waiting(_) | Progress::Held(_) if self.is_elsewhere => {
                (to, Progress::Elsewhere)
            }
            Progress::Unknown(_) if self.is_elsewhere => (to, Progress::Unclear),
            progress => (to, progress),
        })
    }

    /// Who waits, and no key has been used for them.
    pub fn waiting(&self) -> impl Iterator<Item = &Recipient> {
        let progress = self.progress();
        let waiting = progress.filter(|(_, progress)| matches!(progress, Progress::Waiting(_)));
        waiting.map(|(to, _)| to)
    }

    /// How many users are how far.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for part in &self.parts {
            part.count(&mut figures);
        }
        if self.is_elsewhere {
            figures.elsewhere = std::mem::take(&mut figures.waiting);
        }
        figures
    }

    /// Whether there is nobody left whom it can still reach, from here or from a copy of the tab.
    pub fn is_done(&self) -> bool {
        let is_asked = |part: &Part| part.is_waiting() && !part.is_unsent();
        let is_done = |part: &Part| part.is_answered() || self.is_elsewhere && is_asked(part);
        self.parts.iter().all(is_done)
    }

    /// Whether nothing more of it is sent from here.
    pub fn has_ended(&self) -> bool {
        self.is_done() || self.is_elsewhere
    }

    /// Why the latest try of some part failed.
    pub fn problem(&self) -> Option<&SendError> {
        let mut parts = self.parts.iter().filter(|_| !self.is_elsewhere);
        parts.find_map(Part::problem)
    }

    /// Who was refused, by id, and why.
    pub fn refused(&self) -> impl Iterator<Item = (&str, Option<String>)> {
        self.progress().filter_map(|(to, progress)| match progress {
            Progress::Refused(reason) => Some((to.id.text.as_str(), reason)),
            _ => None,
        })
    }
}
