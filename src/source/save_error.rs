use std::fmt;

use super::{Fault, LoadError, Malformed};

/// Why something was not saved, or may not have been. `Display` is the sentence that the reader gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveError {
    /// Certainly not saved: the portal refused it, or was not asked.
    NotSaved(Fault),
    /// Certainly not saved: without random numbers the portal could save it twice.
    NoKey,
    /// Certainly not saved: what is there can't be read, and would be lost.
    Unreadable,
    /// It may have been saved: the answer was a web page, perhaps one to sign in.
    WebPage,
    /// It may have been saved.
    Unknown,
    /// It is there until the page is closed: this browser stores nothing more.
    NotStored,
}

impl SaveError {
    /// Whether it counts all the same, for now.
    pub fn is_kept(&self) -> bool {
        *self == Self::NotStored
    }

    /// Whether it may have been saved.
    pub fn is_uncertain(&self) -> bool {
        matches!(self, Self::WebPage | Self::Unknown)
    }

    /// Whether signing in again may help.
    pub fn may_need_sign_in(&self) -> bool {
        matches!(self, Self::NotSaved(Fault::Status(401)) | Self::WebPage)
    }
}

impl From<LoadError> for SaveError {
    fn from(error: LoadError) -> Self {
        error.fault.into()
    }
}

impl From<Fault> for SaveError {
    /// As for a reminder: a refusal is certain, and a server that failed may have saved it.
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Status(408 | 409 | 425) => Self::Unknown,
            Fault::Header(_) | Fault::Offline | Fault::BadRequest | Fault::Status(400..=499) => {
                Self::NotSaved(fault)
            }
            Fault::Malformed(Malformed::WebPage) => Self::WebPage,
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSaved(Fault::Status(401)) => {
                write!(
                    f,
                    "Not saved: your session has ended. Sign in, then try again."
                )
            }
            Self::NotSaved(Fault::Status(403)) => write!(
                f,
                "Not saved: the portal refused it (403). Your session may have changed: reload the page and try again, or ask your administrator for access."
            ),
            Self::NotSaved(Fault::Status(429)) => write!(
                f,
                "Not saved: the portal is busy (429). Try again in a minute."
            ),
            Self::NotSaved(Fault::Status(status)) => write!(
                f,
                "Not saved: the portal refused it ({status}). Try again, or contact your administrator."
            ),
            Self::NotSaved(Fault::Header(name)) => write!(
                f,
                "Not saved: the configured header “{name}” is not valid. Check its name and value."
            ),
            Self::NotSaved(Fault::Offline) => {
                write!(f, "Not saved: you are offline. Connect, then try again.")
            }
            Self::NotSaved(_) => write!(
                f,
                "Not saved: the address in the configuration is not one that a request can be sent to."
            ),
            Self::NoKey => write!(
                f,
                "Not saved: this browser can't generate the secure random numbers that prevent saving twice. Use a current browser over HTTPS."
            ),
            Self::Unreadable => write!(
                f,
                "Not saved: the list in this browser can't be read, and saving would overwrite it."
            ),
            Self::WebPage => write!(
                f,
                "We couldn't confirm that this was saved: the portal answered with a web page. Sign in again if needed, then try again without changing it: it won't be saved twice."
            ),
            Self::Unknown => write!(
                f,
                "We couldn't confirm that this was saved. Try again without changing it: it won't be saved twice."
            ),
            Self::NotStored => write!(
                f,
                "Kept only until you close this page: this browser is out of space, or doesn't store data for this site."
            ),
        }
    }
}
