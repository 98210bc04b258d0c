use serde::{Deserialize, Serialize};

use super::{Day, Device, DeviceChange, Instant, User, words};

/// How many days after the setup a habit has to form.
const HABIT_DAYS: i32 = 30;
/// Days of use in that time that make a habit.
pub const HABIT_USES: usize = 5;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
        if is_friction(user.devices().iter().cloned()) {
            return Self::Friction;
        }
        let habit = first_habit(
            user.vault_created_at,
            &user.active_on,
            user.moments_of_use(),
        );
        match habit {
            Some((days, vault_created_at)) if days < HABIT_USES => Self::NoHabit {
                days,
                vault_created_at,
            },
            _ => Self::Unknown,
        }
    }
}

/// Whether the app was opened on some device, and autofill never used on any.
pub fn is_friction<'a>(devices: impl Iterator<Item = Device<'a>> + Clone) -> bool {
    devices
        .clone()
        .any(|device| device.last_opened_at.is_some())
        && devices
            .clone()
            .all(|device| device.last_autofill_at.is_none())
}

/// Days with any use in the first 30 days after the setup, its own included, and the setup itself;
/// `None` where the days of use do not reach back to it.
pub fn first_habit(
    vault_created_at: Option<Instant>,
    active_on: &[Day],
    moments: impl Iterator<Item = Instant>,
) -> Option<(usize, Instant)> {
    let vault_created_at = vault_created_at.filter(|at| active_on.contains(&at.day()))?;
    let first = vault_created_at.day();
    let days = moments.map(Instant::day).chain(active_on.iter().copied());
    let after = days.map(|day| day.0.wrapping_sub(first.0));
    let used = after
        .filter(|after| (0..HABIT_DAYS).contains(after))
        .fold(0u32, |used, after| used | 1 << after);
    Some((used.count_ones() as usize, vault_created_at))
}
