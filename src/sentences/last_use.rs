use super::{Dates, days_ago};
use crate::domain::{Instant, Use, UseTime, User, cutoff};

/// Where and how a user was last active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastUse {
    /// The instant of the use.
    pub at: Instant,
    /// The device, by its name or platform where the document says either.
    pub device: Option<String>,
    /// The kind of use.
    pub kind: LastUseKind,
}

/// What a user's last use was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LastUseKind {
    /// On a device.
    OnDevice(Use),
    /// Known without a device.
    Anywhere,
    /// Known by its day only.
    OnDay,
    /// The vault was set up, and nothing else.
    Setup,
}

impl LastUse {
    /// The last use of a user; `None` for one who never set up the vault and used nothing.
    pub fn of(user: &User<'_>, as_of: Instant) -> Option<Self> {
        let without_device = |at, kind| Self {
            at,
            device: None,
            kind,
        };
        let at = match user.last_use(as_of) {
            None => {
                let set_up = user.vault_created_at;
                return set_up.map(|at| without_device(at, LastUseKind::Setup));
            }
            Some(UseTime { at, is_day: true }) => {
                return Some(without_device(at, LastUseKind::OnDay));
            }
            Some(UseTime { at, is_day: false }) => at,
        };
        let devices = user.devices().iter();
        let mut used = devices.filter_map(|device| Some((device, device.last_use()?)));
        let latest = used.find(|(_, (used, _))| *used == at);
        let on_device = latest.map(|(device, (_, kind))| Self {
            at,
            device: device.shown_name().map(String::from),
            kind: LastUseKind::OnDevice(kind),
        });
        Some(on_device.unwrap_or_else(|| without_device(at, LastUseKind::Anywhere)))
    }

    /// `MacBook Pro (autofill)`; `None` where it is not known.
    pub fn place(&self, dates: &dyn Dates) -> Option<String> {
        let kind = match self.kind {
            LastUseKind::OnDevice(Use::Opened) => "opened",
            LastUseKind::OnDevice(Use::Autofilled) => "autofill",
            LastUseKind::Setup => return Some("vault set up".to_owned()),
            LastUseKind::Anywhere | LastUseKind::OnDay => return None,
        };
        let device = self.device.as_deref();
        let device = device.map_or_else(|| "a device".to_owned(), |device| dates.quote(device));
        Some(format!("{device} ({kind})"))
    }
}

/// `Last used 41 days ago on MacBook Pro (autofill); the cut-off was 24 Oct 2026, 06:00 UTC.`
pub fn last_use(last_use: &LastUse, as_of: Instant, dates: &dyn Dates) -> String {
    let ago = days_ago(as_of - last_use.at);
    let place = last_use.place(dates).map(|place| format!(" on {place}"));
    let what = match last_use.kind {
        LastUseKind::Setup => format!("Not used since the vault was set up {ago}"),
        LastUseKind::OnDay => format!("Last used on {}", dates.calendar_day(last_use.at.day())),
        _ => format!("Last used {ago}{}", place.unwrap_or_default()),
    };
    format!(
        "{what}; the cut-off was {}.",
        dates.day_and_time(cutoff(as_of))
    )
}
