use serde::{Deserialize, Serialize};

use super::{Account, Instant, License, TOLERANCE, UseTime, User, gap_before_return};

/// All that the rules need to know of one user.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The account's state.
    pub account: Account,
    /// Whether a license is assigned.
    pub license: License,
    /// When the vault was set up.
    pub vault_created_at: Option<Instant>,
    /// The latest use since the vault was set up, the setup itself aside.
    pub last_use: Option<UseTime>,
    /// Signs of a device change after the last use.
    pub device_change: bool,
    /// An earlier gap of 30 days or more that ended with a return.
    pub repeated_inactivity: bool,
    /// Reminders sent after the last use, and no more than 24 hours after `as_of`.
    pub reminders: u32,
    /// The latest of them.
    pub last_reminder_at: Option<Instant>,
}

impl Evidence {
    /// What one user's record says. Reminders more than 24 hours after `as_of` say nothing.
    pub fn of(user: &User<'_>, as_of: Instant) -> Self {
        let last_use = user.last_use(as_of);
        let last_used = last_use.map(|last| last.at).max(user.vault_created_at);
        let reminders = || {
            user.reminders
                .iter()
                .copied()
                .filter(|sent| Some(*sent) > last_used && *sent <= as_of + TOLERANCE)
        };
        Self {
            account: user.account,
            license: user.license,
            vault_created_at: user.vault_created_at,
            last_use,
            device_change: last_used
                .is_some_and(|last_used| user.device_change(last_used, as_of).is_some()),
            repeated_inactivity: gap_before_return(&user.active_on).is_some(),
            reminders: u32::try_from(reminders().count()).unwrap_or(u32::MAX),
            last_reminder_at: reminders().max(),
        }
    }

    /// The latest use of all, where setting up the vault is one.
    pub fn last_used(&self) -> Option<Instant> {
        self.last_use.map(|last| last.at).max(self.vault_created_at)
    }

    /// Whether the user is counted in the chart: license assigned, vault created, account enabled.
    pub fn is_onboarded(&self) -> bool {
        self.license == License::Assigned
            && self.vault_created_at.is_some()
            && self.account == Account::Enabled
    }
}
