use std::fmt;

use serde::{Deserialize, Serialize};

use super::wire::Object;
use super::{Fault, LoadError};

/// What the portal is asked to send, in the words of its interface.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminder {
    /// To whom, by id.
    pub user_ids: Vec<String>,
    /// The e-mail's subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// Whether the portal only says what it would do.
    pub test: bool,
}

/// What has become of a reminder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Sent {
    /// How many users get it.
    pub accepted: u32,
    /// Who does not.
    #[serde(default)]
    pub rejected: Vec<Rejected>,
}

/// A user who gets no reminder.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Rejected {
    /// The user.
    pub id: String,
    /// Why, in the portal's words.
    pub reason: String,
}

/// Why it is not known that a reminder was sent. `Display` is the sentence that the reader gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SendError {
    /// The request failed.
    Failed(Fault),
    /// The answer was none.
    Unreadable,
}

impl Reminder {
    /// The request's body.
    pub fn to_json(&self) -> String {
        // Texts and a truth value can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl Sent {
    /// Reads the portal's answer.
    ///
    /// # Errors
    /// When it is no answer.
    pub fn parse(bytes: &[u8]) -> Result<Self, SendError> {
        let sent: Result<Object<Self>, _> = serde_json::from_slice(bytes);
        sent.map(|sent| sent.0).map_err(|_| SendError::Unreadable)
    }
}

impl From<LoadError> for SendError {
    fn from(error: LoadError) -> Self {
        Self::Failed(error.fault)
    }
}

impl fmt::Display for SendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(Fault::Status(401)) => {
                write!(f, "Your session has ended. Sign in again, then send.")
            }
            Self::Failed(Fault::Status(403)) => write!(
                f,
                "You are not allowed to send reminders (403). Ask the owner of the admin portal for access."
            ),
            Self::Failed(Fault::Status(status)) => write!(
                f,
                "The portal did not take the reminder ({status}). Send again; if it goes on, tell the portal's owner."
            ),
            Self::Failed(_) | Self::Unreadable => write!(
                f,
                "It is not known whether the reminder was sent. Send again: the same one goes out only once."
            ),
        }
    }
}
