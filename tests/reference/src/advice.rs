//! Why a user is inactive, what to do about it, and the outcome of a reminder.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::moment::{self, DAY, Ns};
use crate::record::{Device, Record};
use crate::{Cause, Outcome, Suggest};

pub struct Evidence<'a> {
    record: &'a Record,
    /// From earliest to latest.
    uses: &'a [(Ns, bool)],
    as_of: Ns,
}

impl<'a> Evidence<'a> {
    pub fn of(record: &'a Record, uses: &'a [(Ns, bool)], as_of: Ns) -> Self {
        Self {
            record,
            uses,
            as_of,
        }
    }

    fn last_used(&self) -> Option<Ns> {
        self.uses.last().map(|(used, _)| *used)
    }

    fn too_late(&self) -> Ns {
        self.as_of.saturating_add(DAY)
    }

    /// CHOICE: a reminder more than 24 h after `as_of` is ignored.
    pub fn sent(&self) -> Vec<Ns> {
        let sent = self.record.reminders.iter().map(|(sent, _)| *sent);
        let mut sent: Vec<_> = sent.filter(|sent| *sent <= self.too_late()).collect();
        sent.sort();
        sent
    }

    pub fn since_use(&self) -> Vec<Ns> {
        let after = |sent: &Ns| self.last_used().is_none_or(|used| *sent > used);
        self.sent().into_iter().filter(after).collect()
    }

    /// CHOICE: a use at the very instant of the reminder does not follow it; "within 14 days"
    /// includes exactly 14 x 24 h, and ends there; a day counts at its end.
    pub fn outcome(&self) -> Option<Outcome> {
        Some(self.outcome_of(*self.sent().last()?))
    }

    pub fn outcome_of(&self, sent: Ns) -> Outcome {
        let until = sent.saturating_add(14 * DAY);
        let back = self
            .uses
            .iter()
            .any(|(used, _)| *used > sent && *used <= until);
        match back {
            true => Outcome::CameBack,
            false if self.as_of < until => Outcome::Open,
            false => Outcome::NoReturn,
        }
    }

    pub fn cause(&self) -> Cause {
        if self.device_change() {
            Cause::DeviceChange
        } else if self.friction() {
            Cause::Friction
        } else if self.no_habit() {
            Cause::NoHabit
        } else {
            Cause::Unknown
        }
    }

    fn device_change(&self) -> bool {
        // Without device data there is no sign of a change.
        let Some(devices) = &self.record.devices else {
            return false;
        };
        // CHOICE: a missing `paired` is unknown, and unknown is not a sign.
        let none_paired = devices.iter().all(|device| device.paired == Some(false));
        none_paired || devices.iter().any(|device| self.new_and_unused(device))
    }

    fn new_and_unused(&self, device: &Device) -> bool {
        let Some(added) = device.added_at.filter(|added| *added <= self.too_late()) else {
            return false;
        };
        let after_use = self.last_used().is_none_or(|used| added > used);
        let after_setup = self
            .record
            .vault_created_at
            .is_none_or(|setup| added > setup.saturating_add(DAY));
        after_use
            && after_setup
            && (device.last_opened_at.is_none() || device.paired == Some(false))
    }

    /// CHOICE: "opened the app" means that a device was opened. By the rules, setup counts too, but
    /// then everybody without autofill would match, even if the system knows no devices and so no
    /// autofill.
    fn friction(&self) -> bool {
        let devices = || self.record.devices.iter().flatten();
        devices().any(|device| device.last_opened_at.is_some())
            && devices().all(|device| device.last_autofill_at.is_none())
    }

    /// CHOICE: applies only if `active_on` contains the day of setup, which shows that it reaches back
    /// that far; the first 30 days are that day and the 29 after it; days of known instants count as
    /// days of use.
    fn no_habit(&self) -> bool {
        let Some(setup) = self.record.vault_created_at else {
            return false;
        };
        let first = moment::day_of(setup);
        let Some(end) = first.checked_add_days(Days::new(30)) else {
            return false;
        };
        let known = self.record.instants().into_iter().map(moment::day_of);
        let days: BTreeSet<NaiveDate> =
            known.chain(self.record.active_on.iter().copied()).collect();
        self.record.active_on.contains(&first) && days.range(first..end).count() < 5
    }

    pub fn suggest(&self) -> Suggest {
        let since = self.since_use();
        // CHOICE: the last 7 days are 7 x 24 h, inclusive.
        let lately = since
            .iter()
            .any(|sent| *sent >= self.as_of.saturating_sub(7 * DAY));
        if since.len() >= 3 {
            Suggest::Escalate
        } else if self.device_change() {
            Suggest::Repair
        } else if lately {
            Suggest::Wait
        } else if self.repeated() || !since.is_empty() {
            Suggest::Message
        } else {
            Suggest::Remind
        }
    }

    /// CHOICE: only days of use can show a gap of 30 days from one to the next. A device's dates can't:
    /// its last opening says nothing about earlier ones.
    fn repeated(&self) -> bool {
        let days: BTreeSet<NaiveDate> = self.record.active_on.iter().copied().collect();
        let days: Vec<_> = days.into_iter().collect();
        days.windows(2)
            .any(|pair| (pair[1] - pair[0]).num_days() >= 30)
    }
}
