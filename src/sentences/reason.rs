use super::{Dates, days_ago};
use crate::domain::{AddedDevice, DeviceChange, Instant, REMINDER_REST, Reason};

/// Why an action is suggested: `Reminded 3 days ago; wait until 27 Nov 2026.`
pub fn reason(reason: &Reason, as_of: Instant, dates: &dyn Dates) -> String {
    match reason {
        Reason::Reminders(1) => "1 reminder, no use since.".to_owned(),
        Reason::Reminders(count) => format!("{count} reminders, no use since."),
        Reason::DeviceChange(change) => device_change(change, dates),
        Reason::Reminded(sent_at) => format!(
            "Reminded {}; wait until {}.",
            days_ago(as_of - *sent_at),
            dates.day(*sent_at + REMINDER_REST)
        ),
        Reason::LeftBefore(left, returned) => format!(
            "Was inactive before ({} to {}), then returned.",
            dates.calendar_day(*left),
            dates.calendar_day(*returned)
        ),
        Reason::NothingTried => "No reminder since the last use.".to_owned(),
    }
}

/// The same in a few words, for a row of the list: `Reminded 3 days ago, until 27 Nov 2026`.
pub fn short_reason(reason: &Reason, as_of: Instant, dates: &dyn Dates) -> String {
    match reason {
        Reason::Reminders(1) => "1 reminder, no return".to_owned(),
        Reason::Reminders(count) => format!("{count} reminders, no return"),
        Reason::DeviceChange(change) => short_device_change(change, dates),
        Reason::Reminded(sent_at) => format!(
            "Reminded {}, until {}",
            days_ago(as_of - *sent_at),
            dates.short_day(*sent_at + REMINDER_REST)
        ),
        Reason::LeftBefore(left, returned) => format!(
            "Away before, {} to {}",
            dates.short_calendar_day(*left),
            dates.short_calendar_day(*returned)
        ),
        Reason::NothingTried => "Not reminded yet".to_owned(),
    }
}

fn short_device_change(change: &DeviceChange, dates: &dyn Dates) -> String {
    let name = |AddedDevice { name, .. }: &AddedDevice| match name.as_deref() {
        Some(name) => dates.quote(name),
        None => "New device".to_owned(),
    };
    match change {
        DeviceChange::NeverOpened(device) => format!("{}, never opened", name(device)),
        DeviceChange::NotPaired(device) => format!("{}, not paired", name(device)),
        DeviceChange::NonePaired => "No device paired".to_owned(),
        DeviceChange::NoDevice => "No device left".to_owned(),
    }
}

/// `Pixel 9 was added on 3 Nov 2026, after the last use, and never opened.`
pub(super) fn device_change(change: &DeviceChange, dates: &dyn Dates) -> String {
    let added = |AddedDevice { name, added_at }: &AddedDevice| {
        let name = name
            .as_deref()
            .map_or_else(|| "A device".to_owned(), |name| dates.quote(name));
        format!(
            "{name} was added on {}, after the last use, and",
            dates.day(*added_at)
        )
    };
    match change {
        DeviceChange::NeverOpened(device) => format!("{} never opened.", added(device)),
        DeviceChange::NotPaired(device) => format!("{} is not paired.", added(device)),
        DeviceChange::NonePaired => "No device is paired.".to_owned(),
        DeviceChange::NoDevice => "No devices.".to_owned(),
    }
}
