use super::Dates;
use super::reason::device_change;
use crate::domain::Cause;

/// What speaks for a cause: `Opened the app but never used autofill.`
pub fn cause(cause: &Cause, dates: &dyn Dates) -> String {
    match cause {
        Cause::DeviceChange(change) => device_change(change, dates),
        Cause::Friction => "Opened the app but never used autofill.".to_owned(),
        Cause::NoHabit {
            days,
            vault_created_at,
        } => format!(
            "Used on only {days} of the first 30 days after setup ({}).",
            dates.day(*vault_created_at)
        ),
        Cause::Unknown => "Nothing in the data points to a cause.".to_owned(),
    }
}
