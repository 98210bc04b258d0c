use crate::source::SendError;

/// How far a text has come to one user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// It was certainly not sent yet; the latest try failed for this reason.
    Waiting(Option<SendError>),
    /// The portal would not take it at that time; the latest try failed for this reason. It keeps its key, and
    /// nobody of its part is written to under another one: see [`SendError::keeps_key`].
    Held(Option<SendError>),
    /// The portal is asked now.
    Asked,
    /// It is not known whether the portal has sent it; the latest try failed for this reason.
    Unknown(Option<SendError>),
    /// The portal has answered, and not said whether it has sent this one; or it was asked, and is not
    /// asked again from this tab.
    Unclear,
    /// A copy of the tab has gone on with it, and may have sent it. It was not sent from this one.
    Elsewhere,
    /// The portal has sent it.
    Sent,
    /// It was certainly not sent, and will not be: why, in the portal's words, or in ours where there was
    /// nothing to send.
    Refused(Option<String>),
}

/// How many users are how far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Figures {
    /// All of them.
    pub total: usize,
    /// The portal has accepted their message.
    pub accepted: usize,
    /// They were refused.
    pub rejected: usize,
    /// It is not known whether the portal has sent their message.
    pub unknown: usize,
    /// Their message was left to a copy of the tab, which may have sent it.
    pub elsewhere: usize,
    /// Their message was certainly not sent yet.
    pub waiting: usize,
}

impl Progress {
    /// Whether the user has the text, or may have it.
    pub fn may_be_sent(&self) -> bool {
        match self {
            Self::Asked | Self::Unknown(_) | Self::Unclear | Self::Elsewhere | Self::Sent => true,
            Self::Waiting(_) | Self::Held(_) | Self::Refused(_) => false,
        }
    }
}
