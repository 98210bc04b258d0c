//! A second implementation of causes and reasons, down to the sentence shown.

use active_users::domain::User;
use chrono::DateTime;

use crate::oracle::Told;
use crate::oracle_rules::{Stands, shown_name};

const DAY: i64 = 24 * 3600 * 1_000_000_000;

fn day(nanos: i64) -> String {
    DateTime::from_timestamp_nanos(nanos)
        .format("%Y-%m-%d")
        .to_string()
}

pub fn ago(nanos: i64) -> String {
    const HOUR: i64 = DAY / 24;
    match nanos / DAY {
        days if days < 1 && nanos / HOUR < 1 => "less than an hour ago".to_owned(),
        days if days < 1 && nanos / HOUR == 1 => "1 hour ago".to_owned(),
        days if days < 1 => format!("{} hours ago", nanos / HOUR),
        1 => "1 day ago".to_owned(),
        days => format!("{days} days ago"),
    }
}

/// The first day by which one in twenty of the users with days of use has one, in days since 1970.
pub fn history(told: &Told) -> Option<i32> {
    let mut first: Vec<i32> = told
        .users
        .iter()
        .filter_map(|user| user.active_on.iter().map(|day| day.0).min())
        .collect();
    first.sort_unstable();
    let with_history = first.len();
    let is_usual =
        |day: &i32| first.iter().filter(|other| *other <= day).count() * 20 >= with_history;
    first.iter().copied().find(is_usual)
}

/// The sentence that shows a user changed devices, if any.
fn device_change(user: &User<'_>, last_used: i64, as_of: i64) -> Option<String> {
    let devices = user.devices.as_ref()?;
    for device in devices {
        let Some(added) = device.added_at.map(|at| at.nanos()) else {
            continue;
        };
        let fault = if device.last_opened_at.is_none() {
            "never opened"
        } else if device.paired == Some(false) {
            "is not paired"
        } else {
            continue;
        };
        let is_setup = user
            .vault_created_at
            .is_some_and(|vault| added.saturating_sub(vault.nanos()) <= DAY);
        if added > last_used && !is_setup && added <= as_of.saturating_add(DAY) {
            let name = device.name.as_deref().or(device.platform.as_deref());
            let name = name.unwrap_or("A device");
            let added = day(added);
            return Some(format!(
                "{name} was added on {added}, after the last use, and {fault}."
            ));
        }
    }
    if devices.is_empty() {
        Some("No devices.".to_owned())
    } else if devices.iter().all(|device| device.paired == Some(false)) {
        Some("No device is paired.".to_owned())
    } else {
        None
    }
}

/// The likely cause for an inactive user, with its evidence.
pub fn cause(user: &User<'_>, last_used: i64, as_of: i64) -> (&'static str, &'static str, String) {
    if let Some(sentence) = device_change(user, last_used, as_of) {
        return ("device-change", "Device change", sentence);
    }
    let (mut opened, mut filled) = (false, false);
    let mut used_on = Vec::new();
    for device in user.devices.iter().flatten() {
        opened |= device.last_opened_at.is_some();
        filled |= device.last_autofill_at.is_some();
        for at in [device.last_opened_at, device.last_autofill_at] {
            used_on.extend(at.map(|at| at.nanos().div_euclid(DAY)));
        }
    }
    if opened && !filled {
        let sentence = "Opened the app but never used autofill.";
        return ("friction", "Friction", sentence.to_owned());
    }
    used_on.extend(user.last_used_at.map(|at| at.nanos().div_euclid(DAY)));
    used_on.extend(user.active_on.iter().map(|day| i64::from(day.0)));
    if let Some(vault) = user.vault_created_at {
        let set_up = vault.nanos().div_euclid(DAY);
        let mut count = 0;
        for nth in 0..30 {
            count += usize::from(nth == 0 || used_on.contains(&(set_up + nth)));
        }
        let is_told = user.active_on.iter().any(|day| i64::from(day.0) == set_up);
        if is_told && count < 5 {
            let vault = day(vault.nanos());
            let sentence =
                format!("Used on only {count} of the first 30 days after setup ({vault}).");
            return ("no-habit", "No habit yet", sentence);
        }
    }
    let sentence = "Nothing in the data points to a cause.";
    ("unknown", "Unknown", sentence.to_owned())
}

/// Why the action is suggested.
pub fn reason(user: &User<'_>, stands: &Stands, as_of: i64) -> Option<String> {
    let (suggest, last_used) = (stands.suggest?, stands.last_used?);
    let sent = user.reminders.iter().map(|at| at.nanos());
    let sent = sent.filter(|sent| *sent <= as_of.saturating_add(DAY));
    let latest = sent.max().unwrap_or_default();
    let without = match stands.reminders {
        1 => "1 reminder, no use since.".to_owned(),
        count => format!("{count} reminders, no use since."),
    };
    let mut away = None;
    for pair in user.active_on.windows(2) {
        if pair[1].0 - pair[0].0 >= 30 {
            let [left, returned] = [pair[0], pair[1]].map(|at| day(i64::from(at.0) * DAY));
            away = Some(format!(
                "Was inactive before ({left} to {returned}), then returned."
            ));
        }
    }
    Some(match suggest {
        "escalate" => without,
        "repair" => device_change(user, last_used, as_of)?,
        "wait" => {
            let ago = ago(as_of.saturating_sub(latest));
            let until = day(latest.saturating_add(7 * DAY));
            format!("Reminded {ago}; wait until {until}.")
        }
        "message" => away.unwrap_or(without),
        _ => "No reminder since the last use.".to_owned(),
    })
}

/// The places that may be given for the last use: two uses can have the same instant, and the place
/// may be unknown.
pub fn places(user: &User<'_>, stands: &Stands) -> Vec<String> {
    let mut places = Vec::new();
    for device in user.devices.iter().flatten() {
        let name = device.name.as_deref().or(device.platform.as_deref());
        let name = name.unwrap_or("a device");
        let uses = [
            (device.last_opened_at, "opened"),
            (device.last_autofill_at, "autofill"),
        ];
        for (at, kind) in uses {
            if at.is_some() && at.map(|at| at.nanos()) == stands.last_shown {
                places.push(format!("{name} ({kind})"));
            }
        }
    }
    if stands.last_shown.is_none() && stands.last_used.is_some() {
        places.push("vault set up".to_owned());
    }
    if stands.is_day {
        places.clear();
    }
    let is_anywhere = stands.is_day || user.last_used_at.map(|at| at.nanos()) == stands.last_shown;
    assert_eq!(
        places.is_empty(),
        stands.last_used.is_none() || is_anywhere && places.is_empty(),
        "{}",
        shown_name(user)
    );
    places
}
