use super::{Dates, days_ago};
use crate::domain::{Instant, Use, User, cutoff};

/// Where and how a user was last active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastUse {
    /// When.
    pub at: Instant,
    /// The device, by its name or platform where the document says either.
    pub device: Option<String>,
    /// Opened, filled in, or, where it is missing, the vault set up.
    pub kind: Option<Use>,
}

impl LastUse {
    /// The last use of a user; `None` for one who never set up the vault and used nothing.
    pub fn of(user: &User<'_>) -> Option<Self> {
        let Some(at) = user.last_opening_or_autofill() else {
            return user.vault_created_at.map(|at| Self {
                at,
                device: None,
                kind: None,
            });
        };
        let devices = user.devices().iter();
        let mut used = devices.filter_map(|device| Some((device, device.last_use()?)));
        let latest = used.find(|(_, (used, _))| *used == at);
        latest.map(|(device, (_, kind))| Self {
            at,
            device: device.shown_name().map(String::from),
            kind: Some(kind),
        })
    }

    /// `MacBook Pro (autofill)`.
    pub fn place(&self) -> String {
        let kind = match self.kind {
            Some(Use::Opened) => "opened",
            Some(Use::Autofilled) => "autofill",
            None => return "vault set up".to_owned(),
        };
        format!("{} ({kind})", self.device.as_deref().unwrap_or("a device"))
    }
}

/// `Last used 41 days ago on MacBook Pro (autofill); the cut-off was 24 Oct 2026, 06:00 UTC.`
pub fn last_use(last_use: &LastUse, as_of: Instant, dates: &dyn Dates) -> String {
    let ago = days_ago(as_of - last_use.at);
    let what = match last_use.kind {
        Some(_) => format!("Last used {ago} on {}", last_use.place()),
        None => format!("Vault set up {ago}, and not used since"),
    };
    format!(
        "{what}; the cut-off was {}.",
        dates.day_and_time(cutoff(as_of))
    )
}
