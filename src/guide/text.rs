use super::tips::TIPS;
use crate::domain::{DeviceChange, Instant, Reason};
use crate::sentences::{Fields, first_name, merge};
use crate::store::Profile;

/// A text to send, with fields for what differs from person to person: see [`merge`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// Who gets it and how.
    pub title: &'static str,
    /// Its subject.
    pub subject: &'static str,
    /// The message itself, with blank lines between paragraphs.
    pub body: &'static str,
}

/// A text as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its subject, which is one line.
    pub subject: String,
    /// The message itself.
    pub body: String,
}

impl Letter {
    /// A text with all fields in place.
    pub fn of(subject: &str, body: &str, fields: &Fields) -> Self {
        Self {
            subject: merge(subject, fields),
            body: merge(body, fields),
        }
    }
}

impl Text {
    /// The text with all fields in place, and with the first of the tips where it gives one.
    pub fn letter(&self, fields: &Fields) -> Letter {
        let [tip, ..] = TIPS;
        Letter::of(self.subject, &self.body.replace("{tip}", tip.text), fields)
    }
}

/// What the texts say of one user. An id means nothing to whom they are written to.
pub fn fields(profile: &Profile, product: &str, as_of: Instant) -> Fields {
    let user = &profile.user;
    let name = user.name.as_deref();
    let device = match &profile.suggestion {
        Some((_, Reason::DeviceChange(change))) => match change {
            DeviceChange::NeverOpened(device) | DeviceChange::NotPaired(device) => {
                device.name.clone()
            }
            DeviceChange::NonePaired | DeviceChange::NoDevice => None,
        },
        _ => None,
    };
    let last_used = profile.evidence.last_used();
    let manager = user.manager.as_ref();
    Fields {
        product: product.to_owned(),
        name: name.or(user.email.as_deref()).map(String::from),
        first_name: name.map(first_name),
        days: last_used.map(|last_used| (as_of - last_used).whole_days()),
        device,
        manager: manager.and_then(|manager| manager.name.as_deref().map(String::from)),
    }
}
