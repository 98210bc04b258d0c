use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::delivery::Recipient;
use super::progress::{Figures, Progress};
use super::withdrawal::Withdrawal;
use crate::domain::shortened;
use crate::source::{Fault, Message, SendError, Sent};

/// Why somebody gets nothing who has left the data since the text was begun.
const GONE: &str = "They are no longer in the data.";

/// Some recipients of a text, for whom the portal is asked at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// Tells it from the other parts there are or were.
    number: u32,
    recipients: Vec<Recipient>,
    /// How often its messages were written: each time they get a new idempotency key.
    writings: u32,
    /// What was asked to be sent with the present key, until the portal has answered or objected to it.
    messages: Vec<Message>,
    /// Who of them has no message there, by id, and why.
    #[serde(default)]
    unwritten: BTreeMap<String, String>,
    /// Whether some try may have reached its users, whatever the portal said to a later one.
    may_be_sent: bool,
    /// Whether a try was refused for now. The browser may have sent it once before, unseen: see
    /// [`SendError::keeps_key`]. An objection to its messages settles that.
    #[serde(default)]
    is_held: bool,
    state: State,
    #[serde(skip)]
    problem: Option<SendError>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum State {
    /// The portal was not asked, or has not answered a try.
    Waiting,
    /// The portal is asked now.
    Asked,
    /// The portal has answered for each of them: it has refused some, by id and with its reason.
    Answered {
        refused: BTreeMap<String, Option<String>>,
        /// Whether it has accepted as many as it has not refused. If not, nobody knows whom.
        is_exact: bool,
    },
}

impl Part {
    /// Users none of whom has been written to.
    pub(super) fn new(number: u32, recipients: Vec<Recipient>) -> Self {
        Self {
            number,
            recipients,
            writings: 0,
            messages: Vec::new(),
            unwritten: BTreeMap::new(),
            may_be_sent: false,
            is_held: false,
            state: State::Waiting,
            problem: None,
        }
    }

    pub(super) fn recipients(&self) -> &[Recipient] {
        &self.recipients
    }

    pub(super) fn is_waiting(&self) -> bool {
        self.state == State::Waiting
    }

    pub(super) fn is_answered(&self) -> bool {
        matches!(self.state, State::Answered { .. })
    }

    pub(super) fn problem(&self) -> Option<&SendError> {
        self.problem.as_ref()
    }

    /// For whom messages are to be written; nobody where they are written already.
    pub(super) fn to_write(&self) -> &[Recipient] {
        match self.messages.is_empty() {
            true => &self.recipients,
            false => &[],
        }
    }

    /// Who is asked for again with the messages of an earlier try, whatever has changed since.
    pub(super) fn to_repeat(&self) -> impl Iterator<Item = &Recipient> {
        let is_repeated = self.is_waiting() && !self.messages.is_empty();
        let recipients = self.recipients.iter().filter(move |_| is_repeated);
        recipients.filter(|to| !self.unwritten.contains_key(&to.id.text))
    }

    /// Notes that it is sent now, and gives what to send, and the end of its idempotency key. `None`
    /// where it is not waiting, and where there is nobody to write to any more: that answers it.
    pub(super) fn begin(
        &mut self,
        written: Vec<Message>,
        withdrawn: &BTreeMap<String, Withdrawal>,
    ) -> Option<(Vec<Message>, String)> {
        if !self.is_waiting() {
            return None;
        }
        if self.messages.is_empty() {
            self.write(written, withdrawn);
        }
        if self.messages.is_empty() {
            self.answered(Sent::default());
            return None;
        }
        self.state = State::Asked;
        self.problem = None;
        Some((
            self.messages.clone(),
            format!("{}-{}", self.number, self.writings),
        ))
    }

    /// Takes the messages that can be sent, and notes who has none.
    fn write(&mut self, written: Vec<Message>, withdrawn: &BTreeMap<String, Withdrawal>) {
        let mut written: BTreeMap<_, _> = written
            .into_iter()
            .map(|message| (message.user_id.text.clone(), message))
            .collect();
        self.unwrite();
        for Recipient { id, .. } in &self.recipients {
            let message = written.remove(&id.text);
            let blank = message.as_ref().and_then(Message::blank);
            let why = match (withdrawn.get(&id.text), message, blank) {
                (Some(why), ..) => why.to_string(),
                (None, None, _) => GONE.to_owned(),
                (None, Some(_), Some(blank)) => blank.to_owned(),
                (None, Some(message), None) => {
                    self.messages.push(message);
                    continue;
                }
            };
            self.unwritten.insert(id.text.clone(), why);
        }
        self.writings += 1;
    }

    fn unwrite(&mut self) {
        self.messages.clear();
        self.unwritten.clear();
    }

    /// Notes the portal's answer.
    pub(super) fn answered(&mut self, sent: Sent) {
        let cut = |reason: String| shortened(&reason).into_owned();
        let refused = sent.rejected.into_iter();
        let mut refused: BTreeMap<_, _> = refused
            .map(|rejected| (rejected.id, rejected.reason.map(cut)))
            .collect();
        let unwritten = self.unwritten.iter();
        refused.extend(unwritten.map(|(id, why)| (id.clone(), Some(why.clone()))));
        if sent.accepted == 0 {
            for Recipient { id, .. } in &self.recipients {
                refused.entry(id.text.clone()).or_default();
            }
        }
        refused.retain(|id, _| {
            self.recipients
                .iter()
                .any(|recipient| recipient.id.text == *id)
        });
        let others = self.recipients.len() - refused.len();
        self.state = State::Answered {
            refused,
            is_exact: sent.accepted as usize >= others,
        };
        self.unwrite();
        self.problem = None;
    }

    /// Notes that a try has failed.
    pub(super) fn failed(&mut self, error: SendError) {
        self.may_be_sent |= error.is_uncertain();
        self.is_held = match error.is_objection() {
            true => false,
            false => self.is_held || error.keeps_key(),
        };
        if !self.may_be_sent && !self.is_held {
            self.unwrite();
        }
        self.state = State::Waiting;
        self.problem = Some(error);
    }

    /// A page that was left has no answer to what it asked.
    pub(super) fn forget_answer(&mut self) {
        if self.state == State::Asked {
            self.failed(SendError::Unknown);
            self.problem = None;
        }
    }

    /// Takes half of it into a part of its own, where it has more than one recipient and certainly
    /// reached none.
    pub(super) fn cut(&mut self, numbers: [u32; 2]) -> Option<Self> {
        if self.may_be_sent || self.is_held || self.recipients.len() < 2 {
            return None;
        }
        let rest = self.recipients.split_off(self.recipients.len() / 2);
        let [first, second] = numbers;
        *self = Self::new(first, std::mem::take(&mut self.recipients));
        Some(Self::new(second, rest))
    }

    /// Takes these users out of it where no key has been used for them.
    pub(super) fn withdraw(&mut self, ids: &BTreeSet<String>) {
        if self.is_unsent() && !self.is_held {
            self.recipients
                .retain(|recipient| !ids.contains(&recipient.id.text));
        }
    }

    /// Whether it is to be sent and, by all that the portal has said, was not.
    pub(super) fn is_unsent(&self) -> bool {
        self.is_waiting() && !self.may_be_sent
    }

    /// How far each of them is.
    pub(super) fn progress(&self) -> impl Iterator<Item = (&Recipient, Progress)> {
        let recipients = self.recipients.iter();
        recipients.map(|recipient| (recipient, self.progress_of(recipient)))
    }

    fn progress_of(&self, recipient: &Recipient) -> Progress {
        match &self.state {
            State::Asked => Progress::Asked,
            State::Waiting if self.may_be_sent => Progress::Unknown(self.problem.clone()),
            State::Waiting if self.is_held => Progress::Held(self.problem.clone()),
            State::Waiting => Progress::Waiting(self.problem.clone()),
            State::Answered { refused, is_exact } => match refused.get(&recipient.id.text) {
                Some(reason) => Progress::Refused(reason.clone()),
                None if *is_exact => Progress::Sent,
                None => Progress::Unclear,
            },
        }
    }

    pub(super) fn count(&self, figures: &mut Figures) {
        let total = self.recipients.len();
        figures.total += total;
        match &self.state {
            State::Answered { refused, is_exact } => {
                let others = total - refused.len();
                figures.rejected += refused.len();
                match is_exact {
                    true => figures.accepted += others,
                    false => figures.unknown += others,
                }
            }
            _ if self.may_be_sent => figures.unknown += total,
            _ => figures.waiting += total,
        }
    }
}

/// What a failure means for a text that another page has begun, perhaps one that goes on beside this
/// one: its key may have been used for other messages there.
pub(super) fn as_restored(error: SendError) -> SendError {
    match error {
        SendError::NotSent(Fault::Status(422)) => SendError::Unknown,
        error => error,
    }
}
