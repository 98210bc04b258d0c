use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::wire::{Id, Object, Text};
use super::{Fault, LoadError};
use crate::domain::User;
use crate::sentences::isolate;

/// What the portal is asked to send, in the words of its interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminder {
    /// The name of the text, by which the data tells texts apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// One message for each user.
    pub messages: Vec<Message>,
    /// Whether the first message goes to the reader, as a test, and to nobody else.
    pub test: bool,
}

/// One e-mail, as it will be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The recipient.
    pub user_id: UserId,
    /// The subject line.
    pub subject: String,
    /// The plain text of the e-mail.
    pub body: String,
}

/// An id in the form that the document has it in: a text or an integer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserId {
    /// The id as text.
    pub text: String,
    /// Whether it is written as an integer.
    pub is_integer: bool,
}

/// The result of sending a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sent {
    /// How many users get it.
    pub accepted: u32,
    /// Users who get none, and why.
    pub rejected: Vec<Rejected>,
}

/// A user who gets no reminder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// The user's id.
    pub id: String,
    /// Why, in the portal's words; may be missing.
    pub reason: Option<String>,
}

/// Why a reminder was not sent, or may not have been. `Display` is the sentence that the reader
/// gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendError {
    /// Certainly not sent: the portal refused the request, or none was made.
    NotSent(Fault),
    /// Certainly not sent: the portal rejected the user, for a reason that may be missing.
    Rejected(Option<String>),
    /// Certainly not sent: it is larger than the portal takes.
    TooLarge,
    /// Certainly not sent: the portal is asked too often, and says after how many seconds to ask again.
    Busy(Option<u32>),
    /// Certainly not sent: a copy of this tab may have written to the same users since the data was loaded.
    Elsewhere,
    /// Certainly not sent: without random numbers the portal could send a reminder twice.
    NoKey,
    /// It may have been sent: the answer was a web page, perhaps one to sign in.
    WebPage,
    /// It may have been sent.
    Unknown,
}

/// Why a text can't be sent to one person, whatever the others get: no value stands in for a field that
/// was all of its subject, or all of its message. `None` where it can.
pub fn blank(subject: &str, body: &str) -> Option<&'static str> {
    match (subject.trim(), body.trim()) {
        ("", _) => Some("The subject would be empty for this person."),
        (_, "") => Some("The message would be empty for this person."),
        _ => None,
    }
}

impl Message {
    /// Why it can't be sent: see [`blank`].
    pub fn blank(&self) -> Option<&'static str> {
        blank(&self.subject, &self.body)
    }
}

impl UserId {
    /// The id of a user.
    pub fn of(user: &User<'_>) -> Self {
        Self {
            text: user.id.to_string(),
            is_integer: user.has_integer_id,
        }
    }
}

impl Serialize for UserId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let signed = self.is_integer.then(|| self.text.parse::<i64>().ok());
        let unsigned = self.is_integer.then(|| self.text.parse::<u64>().ok());
        match (signed.flatten(), unsigned.flatten()) {
            (Some(number), _) => serializer.serialize_i64(number),
            (_, Some(number)) => serializer.serialize_u64(number),
            _ => serializer.serialize_str(&self.text),
        }
    }
}

impl<'de> Deserialize<'de> for UserId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let id = Id::deserialize(deserializer)?;
        Ok(Self {
            is_integer: id.is_integer,
            text: id.text.into_owned(),
        })
    }
}

impl Reminder {
    /// The request's body.
    pub fn to_json(&self) -> String {
        // Texts, numbers and a truth value can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Sent {
    /// Reads the portal's answer.
    ///
    /// # Errors
    /// When it is not an answer of this kind.
    pub fn parse(bytes: &[u8]) -> Result<Self, SendError> {
        #[derive(Deserialize)]
        struct Wire<'a> {
            accepted: u32,
            #[serde(borrow, default)]
            rejected: Vec<WireRejected<'a>>,
        }
        #[derive(Deserialize)]
        struct WireRejected<'a> {
            #[serde(borrow)]
            id: Id<'a>,
            #[serde(borrow, default)]
            reason: Text<'a>,
        }
        if bytes.trim_ascii_start().starts_with(b"<") {
            return Err(SendError::WebPage);
        }
        let answer: Result<Object<Wire<'_>>, _> = serde_json::from_slice(bytes);
        let Object(wire) = answer.map_err(|_| SendError::Unknown)?;
        let rejected = wire.rejected.into_iter().map(|rejected| Rejected {
            id: rejected.id.text.into_owned(),
            reason: rejected.reason.present().map(Into::into),
        });
        Ok(Self {
            accepted: wire.accepted,
            rejected: rejected.collect(),
        })
    }

    /// What the answer to a reminder for one user says of that user.
    ///
    /// # Errors
    /// When the user gets no reminder.
    pub fn of_one(self) -> Result<(), SendError> {
        match self.rejected.into_iter().next() {
            None if self.accepted > 0 => Ok(()),
            rejected => Err(SendError::Rejected(
                rejected.and_then(|rejected| rejected.reason),
            )),
        }
    }
}

impl SendError {
    /// Whether the reminder may have been sent all the same.
    pub fn is_uncertain(&self) -> bool {
        matches!(self, Self::Unknown | Self::WebPage)
    }

    /// The sentence, where an earlier try may have been sent: a later one that was refused does not settle
    /// what that one has left open.
    pub fn after_an_unknown_try(&self) -> String {
        match self.is_uncertain() {
            true => self.to_string(),
            false => format!("{self} An earlier try may have been sent; it won't be sent twice."),
        }
    }

    /// Whether the next try has the same key although this one was refused, because the refusal is
    /// about something else than the messages. A browser repeats a request on its own when a
    /// connection breaks, and shows only the last answer: the portal may have sent the reminder
    /// before it refused to take it once more.
    pub fn keeps_key(&self) -> bool {
        matches!(
            self,
            Self::Busy(_) | Self::NotSent(Fault::Status(401 | 403))
        )
    }

    /// Whether the portal objects to the messages themselves. It has taken none of them under the same key
    /// before: it would have given that answer once more.
    pub fn is_objection(&self) -> bool {
        matches!(
            self,
            Self::TooLarge | Self::NotSent(Fault::Status(400 | 422))
        )
    }

    /// Whether signing in again may help.
    pub fn may_need_sign_in(&self) -> bool {
        matches!(self, Self::NotSent(Fault::Status(401)) | Self::WebPage)
    }
}

impl From<LoadError> for SendError {
    /// An answer that refuses is certain, and so is a request that was never made. A server that
    /// failed may have sent it all the same, and so may one that ran out of time (408) or is still
    /// busy with an earlier try (409, 425).
    fn from(error: LoadError) -> Self {
        match error.fault {
            Fault::Status(408 | 409 | 425) => Self::Unknown,
            Fault::Status(413) => Self::TooLarge,
            Fault::Status(429) => Self::Busy(None),
            Fault::Header(_) | Fault::Offline | Fault::BadRequest | Fault::Status(400..=499) => {
                Self::NotSent(error.fault)
            }
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSent(Fault::Status(401)) => {
                write!(
                    f,
                    "Not sent: your session has ended. Sign in, then try again."
                )
            }
            Self::NotSent(Fault::Status(403)) => write!(
                f,
                "Not sent: the portal refused it (403). Your session may have changed: reload the page and try again, or ask your administrator for access."
            ),
            Self::NotSent(Fault::Status(status)) => write!(
                f,
                "Not sent: the portal rejected the reminder ({status}). Try again, or contact your administrator."
            ),
            Self::NotSent(Fault::Header(name)) => write!(
                f,
                "Not sent: the configured header “{name}” is not valid. Check its name and value."
            ),
            Self::NotSent(Fault::Offline) => {
                write!(f, "Not sent: you are offline. Connect, then try again.")
            }
            Self::NotSent(Fault::BadRequest) => write!(
                f,
                "Not sent: reminders.url in the configuration is not an address that a request can be sent to."
            ),
            Self::NotSent(_) => write!(f, "Not sent. Try again."),
            Self::Rejected(Some(reason)) => write!(f, "Not sent: {}", isolate(reason)),
            Self::Rejected(None) => write!(f, "Not sent: the portal rejected this user."),
            Self::TooLarge => write!(
                f,
                "Not sent: the message is larger than the portal takes (413). Shorten it, then try again."
            ),
            Self::Busy(Some(seconds)) => write!(
                f,
                "Not sent: the portal is busy (429). Try again in {seconds} seconds."
            ),
            Self::Busy(None) => write!(
                f,
                "Not sent: the portal is busy (429). Try again in a minute."
            ),
            Self::WebPage => write!(
                f,
                "We couldn't confirm that the reminder was sent: the portal answered with a web page. Sign in again if needed, then try again; it won't be sent twice."
            ),
            Self::Elsewhere => write!(
                f,
                "Not sent: a duplicate of this tab has sent reminders that the data here may not show. Refresh the data, or go on in the other tab."
            ),
            Self::NoKey => write!(
                f,
                "Not sent: this browser can't generate the secure random numbers that prevent sending twice. Use a current browser over HTTPS."
            ),
            Self::Unknown => write!(
                f,
                "We couldn't confirm that the reminder was sent. Try again; it won't be sent twice."
            ),
        }
    }
}
