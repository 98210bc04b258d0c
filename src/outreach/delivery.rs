use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::template::Template;
use crate::domain::{Instant, TOLERANCE, User};
use crate::source::{Message, Rejected, SendError, Sent, UserId};

/// Why somebody gets nothing who has left the data since the text was begun.
const GONE: &str = "They are no longer in the data.";

/// As many messages as a portal is asked to send at once.
pub const PART: usize = 50;

/// One text on its way to some users, in parts that the portal takes one after another.
///
/// Each part has its own idempotency key. A part keeps its key and its messages for every further
/// try, so that nobody gets the text twice; it gets a new key only when the portal objected to what
/// was sent, and no try may have reached its users.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    key: String,
    begun_at: i64,
    template: Template,
    parts: Vec<Part>,
}

/// Somebody who gets a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipient {
    /// The user.
    pub id: UserId,
    /// How many reminders to this user the data had when it was sent: with more, it shows this one.
    pub reminders: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Part {
    recipients: Vec<Recipient>,
    /// How often the portal has objected to the messages, each time to all of them.
    refusals: u32,
    /// What was asked to be sent with the present key, until the portal answers for each of them.
    messages: Vec<Message>,
    /// Whether some try may have reached its users, whatever the portal said to a later one.
    may_be_sent: bool,
    state: State,
    #[serde(skip)]
    problem: Option<SendError>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    /// The portal was not asked, or certainly sent nothing.
    Waiting,
    /// The portal has not answered yet.
    Asked,
    /// The portal has answered for each of them.
    Answered(Sent),
}

/// How far a text has come to one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// It was not sent yet.
    Waiting,
    /// The portal has not answered yet.
    Asked,
    /// It is not known whether the portal has sent it; the latest try failed for this reason.
    Unknown(Option<SendError>),
    /// The portal has sent it.
    Sent,
    /// The portal has certainly not sent it, for this reason.
    NotSent(SendError),
}

/// How many users are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// All of them.
    pub total: usize,
    /// The portal has accepted their message.
    pub accepted: usize,
    /// The portal has refused them.
    pub rejected: usize,
    /// It is not known whether the portal has sent their message.
    pub unknown: usize,
    /// Their message was certainly not sent yet.
    pub waiting: usize,
}

impl Recipient {
    /// A user, as data of this instant has them.
    pub fn of(user: &User<'_>, as_of: Instant) -> Self {
        // Those that the rules count: one that is dated later does not show yet what was sent.
        let reminders = user.reminders.iter();
        Self {
            id: UserId::of(user),
            reminders: reminders.filter(|at| **at <= as_of + TOLERANCE).count(),
        }
    }
}

impl Delivery {
    /// A text to users, none of whom has got it. The key must be random and new.
    pub fn new(key: String, begun_at: i64, template: Template, to: Vec<Recipient>) -> Self {
        let parts = to
            .chunks(PART)
            .map(|recipients| Part::new(recipients.to_vec()));
        Self {
            key,
            begun_at,
            template,
            parts: parts.collect(),
        }
    }

    /// What tells it from all others.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// When it was begun, in milliseconds since 1970.
    pub fn begun_at(&self) -> i64 {
        self.begun_at
    }

    /// What is sent, with its fields.
    pub fn template(&self) -> &Template {
        &self.template
    }

    /// Everybody who is to get it.
    pub fn recipients(&self) -> impl Iterator<Item = &Recipient> {
        self.parts.iter().flat_map(|part| &part.recipients)
    }

    /// The first part that the portal has not answered, and that is not under way.
    pub fn next_part(&self) -> Option<usize> {
        let is_next = |part: &Part| part.state == State::Waiting;
        self.parts.iter().position(is_next)
    }

    /// Who is in a part, for whom messages are to be made; nobody where they are made already.
    pub fn to_write(&self, part: usize) -> &[Recipient] {
        match self.parts.get(part) {
            Some(part) if part.messages.is_empty() => &part.recipients,
            _ => &[],
        }
    }

    /// Notes that a part is sent now, and gives what to send with its idempotency key. The messages are
    /// those of an earlier try that had the same key. `None` for a part that is under
    /// way or answered, and for one without messages: it is done.
    pub fn begin(&mut self, part: usize, written: Vec<Message>) -> Option<(Vec<Message>, String)> {
        let from = self.range(part)?.start;
        let key = &self.key;
        let part = self.parts.get_mut(part)?;
        if part.state != State::Waiting {
            return None;
        }
        if part.messages.is_empty() {
            part.messages = written;
        }
        if part.messages.is_empty() {
            part.answered(Sent::default());
            return None;
        }
        part.state = State::Asked;
        part.problem = None;
        let key = format!("{key}-{from}-{}-{}", part.recipients.len(), part.refusals);
        Some((part.messages.clone(), key))
    }

    /// Notes the portal's answer to a part. One that is too large is cut in two.
    pub fn end(&mut self, at: usize, answer: Result<Sent, SendError>) {
        let Some(part) = self.parts.get_mut(at) else {
            return;
        };
        match answer {
            Ok(sent) => part.answered(sent),
            Err(SendError::TooLarge) if part.recipients.len() > 1 && !part.may_be_sent => {
                let half = part.recipients.len() / 2;
                let rest = Part::new(part.recipients.split_off(half));
                *part = Part::new(std::mem::take(&mut part.recipients));
                self.parts.insert(at + 1, rest);
            }
            Err(error) => part.failed(error),
        }
    }

    /// A page that was left has no answers to what it asked: all of that may have been sent.
    pub fn forget_answers(&mut self) {
        let asked = self
            .parts
            .iter_mut()
            .filter(|part| part.state == State::Asked);
        for part in asked {
            part.failed(SendError::Unknown);
            part.problem = None;
        }
    }

    /// How far it has come to a user for whom the data has so many reminders; `None` for somebody who
    /// does not get it, or for whom the data shows it.
    pub fn progress(&self, id: &str, reminders: usize) -> Option<Progress> {
        self.parts.iter().find_map(|part| {
            let recipient = part
                .recipients
                .iter()
                .find(|recipient| recipient.id.text == id)?;
            (recipient.reminders >= reminders).then(|| part.progress(id))
        })
    }

    /// How far it has come to each user, whatever the data shows.
    pub fn all_progress(&self) -> impl Iterator<Item = (&str, Progress)> {
        self.parts.iter().flat_map(|part| {
            let ids = part
                .recipients
                .iter()
                .map(|recipient| recipient.id.text.as_str());
            ids.map(|id| (id, part.progress(id)))
        })
    }

    /// How many users are how far.
    pub fn figures(&self) -> Figures {
        let mut figures = Figures::default();
        for part in &self.parts {
            part.count(&mut figures);
        }
        figures
    }

    /// Whether there is nothing left to do.
    pub fn is_done(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| matches!(part.state, State::Answered(_)))
    }

    /// Whether the portal has accepted some of it, or may have.
    pub fn may_be_sent(&self) -> bool {
        let figures = self.figures();
        figures.accepted > 0 || figures.unknown > 0
    }

    /// Why the latest try of some part failed.
    pub fn problem(&self) -> Option<&SendError> {
        self.parts.iter().find_map(|part| part.problem.as_ref())
    }

    /// Whom the portal has refused, by id, and why.
    pub fn rejected(&self) -> impl Iterator<Item = (&str, Option<String>)> {
        self.all_progress()
            .filter_map(|(id, progress)| match progress {
                Progress::NotSent(SendError::Rejected(reason)) => Some((id, reason)),
                _ => None,
            })
    }

    /// The positions of a part's users among all.
    fn range(&self, part: usize) -> Option<Range<usize>> {
        let before = self.parts.get(..part)?;
        let from = before.iter().map(|part| part.recipients.len()).sum();
        Some(from..from + self.parts.get(part)?.recipients.len())
    }
}

impl Part {
    fn new(recipients: Vec<Recipient>) -> Self {
        Self {
            recipients,
            refusals: 0,
            messages: Vec::new(),
            may_be_sent: false,
            state: State::Waiting,
            problem: None,
        }
    }

    fn answered(&mut self, mut sent: Sent) {
        let is_gone = |recipient: &&Recipient| {
            let mut messages = self.messages.iter();
            !messages.any(|message| message.user_id == recipient.id)
        };
        let gone = self.recipients.iter().filter(is_gone);
        sent.rejected.extend(gone.map(|recipient| Rejected {
            id: recipient.id.text.clone(),
            reason: Some(GONE.to_owned()),
        }));
        self.state = State::Answered(sent);
        self.messages.clear();
        self.problem = None;
    }

    fn failed(&mut self, error: SendError) {
        self.may_be_sent |= error.is_uncertain();
        if !self.may_be_sent && !error.keeps_key() {
            self.refusals += 1;
            self.messages.clear();
        }
        self.state = State::Waiting;
        self.problem = Some(error);
    }

    fn refusal(&self, id: &str) -> Option<&Rejected> {
        let State::Answered(answer) = &self.state else {
            return None;
        };
        answer.rejected.iter().find(|rejected| rejected.id == id)
    }

    /// How many of its users the portal has not named as refused.
    fn not_refused(&self) -> usize {
        let ids = self
            .recipients
            .iter()
            .map(|recipient| recipient.id.text.as_str());
        ids.filter(|id| self.refusal(id).is_none()).count()
    }

    fn progress(&self, id: &str) -> Progress {
        match &self.state {
            State::Asked => Progress::Asked,
            State::Waiting if self.may_be_sent => Progress::Unknown(self.problem.clone()),
            State::Waiting => match &self.problem {
                Some(problem) => Progress::NotSent(problem.clone()),
                None => Progress::Waiting,
            },
            State::Answered(answer) => match self.refusal(id) {
                Some(refusal) => Progress::NotSent(SendError::Rejected(refusal.reason.clone())),
                None if answer.accepted == 0 => Progress::NotSent(SendError::Rejected(None)),
                // The portal has accepted fewer than it has not refused: nobody knows whom.
                None if (answer.accepted as usize) < self.not_refused() => Progress::Unknown(None),
                None => Progress::Sent,
            },
        }
    }

    fn count(&self, figures: &mut Figures) {
        let total = self.recipients.len();
        figures.total += total;
        match &self.state {
            State::Answered(answer) => {
                let open = self.not_refused();
                let accepted = open.min(answer.accepted as usize);
                figures.accepted += accepted;
                figures.rejected += total - open;
                match answer.accepted {
                    0 => figures.rejected += open,
                    _ => figures.unknown += open - accepted,
                }
            }
            _ if self.may_be_sent => figures.unknown += total,
            _ => figures.waiting += total,
        }
    }
}
