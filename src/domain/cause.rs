use super::{DeviceChange, Instant, User, words};

/// How many days after the setup a habit has to form.
const HABIT_DAYS: i32 = 30;
/// Days of use in that time that make a habit.
const HABIT_USES: usize = 5;

words! {
    /// Why an Inactive user has probably drifted away.
    pub enum CauseKind as "cause" {
        /// Another device, and the product was left behind on the old one.
        DeviceChange = "device-change", "Device change";
        /// The product is there, and is not at hand where credentials are needed.
        Friction = "friction", "Friction";
        /// Using it has never become a habit.
        NoHabit = "no-habit", "No habit yet";
        /// Nothing in the data points to a cause.
        Unknown = "unknown", "Unknown";
    }
}

/// A likely cause and its evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// Signs of a device change after the last use.
    DeviceChange(DeviceChange),
    /// The app was opened, and autofill never used.
    Friction,
    /// Used on so few days in the first 30 after the setup.
    NoHabit {
        /// Days with any use, that of the setup included.
        days: usize,
        /// When the vault was set up.
        vault_created_at: Instant,
    },
    /// Nothing in the data points to one.
    Unknown,
}

impl Cause {
    /// Which cause it is.
    pub fn kind(&self) -> CauseKind {
        match self {
            Self::DeviceChange(_) => CauseKind::DeviceChange,
            Self::Friction => CauseKind::Friction,
            Self::NoHabit { .. } => CauseKind::NoHabit,
            Self::Unknown => CauseKind::Unknown,
        }
    }

    /// The likely cause for an Inactive user: the first that fits.
    ///
    /// Setting up the vault is a use. Where its day is not among the days of use, the document
    /// does not reach back so far, and nobody knows how often the product was used at first.
    pub fn of(user: &User<'_>, last_used: Instant, as_of: Instant) -> Self {
        if let Some(change) = user.device_change(last_used, as_of) {
            return Self::DeviceChange(change);
        }
        let devices = user.devices();
        let opened = devices.iter().any(|device| device.last_opened_at.is_some());
        let filled = devices
            .iter()
            .any(|device| device.last_autofill_at.is_some());
        if opened && !filled {
            return Self::Friction;
        }
        let set_up = user
            .vault_created_at
            .filter(|at| user.active_on.contains(&at.day()));
        if let Some(vault_created_at) = set_up {
            let days = first_days(user, vault_created_at);
            if days < HABIT_USES {
                return Self::NoHabit {
                    days,
                    vault_created_at,
                };
            }
        }
        Self::Unknown
    }
}

/// Days with any use in the first 30 days from the setup on, its own included.
fn first_days(user: &User<'_>, vault_created_at: Instant) -> usize {
    let first = vault_created_at.day();
    let mut days: Vec<_> = user.moments_of_use().map(Instant::day).collect();
    days.extend_from_slice(&user.active_on);
    days.retain(|day| (first.0..first.0 + HABIT_DAYS).contains(&day.0));
    days.sort_unstable();
    days.dedup();
    days.len()
}
