use super::{Account, Instant, License, User, device_change, gap_before_return};

/// All that the rules need to know of one user, whatever `as_of` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Evidence {
    /// The account's state.
    pub account: Account,
    /// Whether a license is assigned.
    pub license: License,
    /// When the vault was set up.
    pub vault_created_at: Option<Instant>,
    /// The latest opening or autofill since the vault was set up.
    pub last_opening_or_autofill: Option<Instant>,
    /// Signs of a device change after the last use.
    pub device_change: bool,
    /// An earlier gap of 30 days or more that ended with a return.
    pub repeated_inactivity: bool,
    /// Reminders sent after the last use.
    pub reminders: u32,
    /// The latest of them.
    pub last_reminder_at: Option<Instant>,
}

impl Evidence {
    /// What one user's record says.
    pub fn of(user: &User<'_>) -> Self {
        let last_opening_or_autofill = user.last_opening_or_autofill();
        let last_used = last_opening_or_autofill.max(user.vault_created_at);
        let reminders = || {
            user.reminders
                .iter()
                .copied()
                .filter(|sent| Some(*sent) > last_used)
        };
        Self {
            account: user.account,
            license: user.license,
            vault_created_at: user.vault_created_at,
            last_opening_or_autofill,
            device_change: last_used
                .zip(user.devices.as_deref())
                .is_some_and(|(last_used, devices)| device_change(devices, last_used).is_some()),
            repeated_inactivity: gap_before_return(&user.active_on).is_some(),
            reminders: u32::try_from(reminders().count()).unwrap_or(u32::MAX),
            last_reminder_at: reminders().max(),
        }
    }

    /// The latest use over all devices, where setting up the vault is a use.
    pub fn last_used(&self) -> Option<Instant> {
        self.last_opening_or_autofill.max(self.vault_created_at)
    }

    /// Whether the user is counted in the chart: license assigned, vault created, account enabled.
    pub fn is_onboarded(&self) -> bool {
        self.license == License::Assigned
            && self.vault_created_at.is_some()
            && self.account == Account::Enabled
    }
}
