//! A second, deliberately plain implementation of the contract's rules, in nanoseconds.

use active_users::domain::{Account, Device, Instant, License, User};

const DAY: i64 = 24 * 3600 * 1_000_000_000;

/// A user's standing, in the words of the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    pub status: &'static str,
    pub activity: Vec<&'static str>,
    pub idle: Option<&'static str>,
    pub suggest: Option<&'static str>,
    pub license: &'static str,
    pub account: &'static str,
    pub hub: &'static str,
    /// Reminders sent after the last use.
    pub reminders: usize,
    /// The last use as the list shows it, without setup.
    pub last_shown: Option<i64>,
    /// Whether only the day of the last use is known.
    pub is_day: bool,
    /// The last use, or else setup.
    pub last_used: Option<i64>,
}

impl Stands {
    pub fn reminders_word(&self) -> &'static str {
        ["0", "1", "2", "3plus"][self.reminders.min(3)]
    }
}

fn nanos(at: Option<Instant>) -> Option<i64> {
    at.map(Instant::nanos)
}

pub fn shown_name(user: &User<'_>) -> String {
    user.name
        .as_ref()
        .or(user.email.as_ref())
        .unwrap_or(&user.id)
        .to_string()
}

pub fn stands(user: &User<'_>, as_of: i64) -> Stands {
    let no_devices: &[Device] = &[];
    let devices = user.devices.as_deref().unwrap_or(no_devices);
    let vault = nanos(user.vault_created_at);

    let mut last_shown = None;
    for device in devices {
        for at in [nanos(device.last_opened_at), nanos(device.last_autofill_at)]
            .into_iter()
            .flatten()
        {
            if vault.is_none_or(|vault| at >= vault) && last_shown.is_none_or(|last| at > last) {
                last_shown = Some(at);
            }
        }
    }
    let elsewhere = nanos(user.last_used_at).filter(|at| vault.is_none_or(|vault| *at >= vault));
    last_shown = last_shown.max(elsewhere);
    let mut is_day = false;
    let known = last_shown.max(vault);
    if let Some(day) = user.active_on.iter().map(|day| i64::from(day.0)).max() {
        let end = ((day + 1) * DAY - 1).min(as_of);
        if known.is_none_or(|known| day > known.div_euclid(DAY) && end > known) {
            last_shown = Some(end);
            is_day = true;
        }
    }
    let last_used = last_shown.or(vault);
    let sent: Vec<i64> = user
        .reminders
        .iter()
        .map(|at| at.nanos())
        .filter(|at| last_used.is_none_or(|last| *at > last) && *at <= as_of.saturating_add(DAY))
        .collect();

    let onboarded =
        user.license == License::Assigned && user.account == Account::Enabled && vault.is_some();
    let (mut activity, mut idle, mut suggest) = (vec![], None, None);
    if let Some(last_used) = last_used.filter(|_| onboarded) {
        if last_used >= as_of - 30 * DAY {
            activity.push("active");
        } else {
            activity.push("inactive");
            idle = Some(match as_of - last_used {
                idle if idle <= 60 * DAY => "30-60",
                idle if idle <= 90 * DAY => "60-90",
                _ => "90plus",
            });
            suggest = Some(suggestion(user, last_used, &sent, as_of));
        }
        if last_shown.is_none() {
            activity.push("never");
        }
    }
    Stands {
        status: match (user.license, vault) {
            (License::Unassigned, _) => "no-license",
            (_, None) => "pending",
            _ => "using",
        },
        activity,
        idle,
        suggest,
        license: if user.license == License::Assigned {
            "assigned"
        } else {
            "unassigned"
        },
        account: match user.account {
            Account::Enabled => "enabled",
            Account::Suspended => "suspended",
            Account::Service => "service",
        },
        hub: if devices
            .iter()
            .any(|device| device.hub_authenticated == Some(true))
        {
            "authenticated"
        } else {
            "never"
        },
        reminders: sent.len(),
        last_shown,
        is_day,
        last_used,
    }
}

fn suggestion(user: &User<'_>, last_used: i64, sent: &[i64], as_of: i64) -> &'static str {
    let mut device_change = false;
    if let Some(devices) = &user.devices {
        device_change = devices.iter().all(|device| device.paired == Some(false));
        for device in devices {
            let vault = nanos(user.vault_created_at);
            let added_since = nanos(device.added_at).is_some_and(|added| {
                added > last_used
                    && added <= as_of.saturating_add(DAY)
                    && vault.is_none_or(|vault| added.saturating_sub(vault) > DAY)
            });
            if added_since && (device.last_opened_at.is_none() || device.paired == Some(false)) {
                device_change = true;
            }
        }
    }
    let mut earlier_gap = false;
    for (at, day) in user.active_on.iter().enumerate().skip(1) {
        earlier_gap |= day.0 - user.active_on[at - 1].0 >= 30;
    }

    if sent.len() >= 3 {
        "escalate"
    } else if device_change {
        "repair"
    } else if sent
        .iter()
        .any(|sent| as_of.saturating_sub(*sent) <= 7 * DAY)
    {
        "wait"
    } else if earlier_gap || !sent.is_empty() {
        "message"
    } else {
        "remind"
    }
}
