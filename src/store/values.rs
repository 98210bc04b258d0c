use super::directory::Directory;
use super::managers::Reports;
use crate::domain::{Day, TOLERANCE};

/// Values of the data that a list is filtered by, in the numbers that the columns have for them.
/// Values that nobody has match nobody.
pub(super) enum Values {
    Platforms(Vec<u32>),
    Managers(Reports),
    /// Days on which a reminder was sent.
    Sent(Vec<Day>),
}

impl Directory {
    /// The values that a filter offers, whatever the address names.
    pub(super) fn values_of(&self, filter: &str) -> &[String] {
        match filter {
            "platform" => self.platforms(),
            _ => &[],
        }
    }
}

impl Values {
    /// The values of a filter, by its name.
    pub fn find(directory: &Directory, filter: &str, values: &[String]) -> Self {
        let columns = &directory.columns;
        match filter {
            "manager" => Self::Managers(columns.managers.find(values)),
            "sent" => Self::Sent(values.iter().filter_map(|day| Day::parse(day)).collect()),
            _ => {
                let known = |platform: &String| columns.devices.platform(platform);
                Self::Platforms(values.iter().filter_map(known).collect())
            }
        }
    }

    /// Whether a user has one of the values.
    pub fn are_of(&self, directory: &Directory, row: usize) -> bool {
        let columns = &directory.columns;
        match self {
            Self::Platforms(any) => columns.devices.has_platform(row, any),
            Self::Managers(any) => columns.managers.has(row, any),
            Self::Sent(days) => {
                let latest = directory.as_of() + TOLERANCE;
                let sent = columns.reminders.get(row).iter();
                sent.take_while(|sent| **sent <= latest)
                    .any(|sent| days.contains(&sent.day()))
            }
        }
    }
}
