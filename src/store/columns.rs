use std::borrow::Cow;

use super::column::{Instants, Lists};
use super::devices::Devices;
use super::managers::Managers;
use super::own_fields::OwnFields;
use super::strings::{Interned, Strings};
use crate::domain::{
    Account, CauseKind, Day, Device, Evidence, HABIT_USES, Instant, License, Outcome, TOLERANCE,
    UseTime, User, device_change, first_habit, gap_before_return, is_friction, last_use,
};

/// What the document says, column by column.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub ids: Strings,
    pub names: Strings,
    pub emails: Strings,
    pub managers: Managers,
    flags: Vec<Flags>,
    pub activated_at: Instants,
    pub vault_created_at: Instants,
    pub first_item_at: Instants,
    pub devices: Devices,
    pub active_on: Lists<Day>,
    pub reminders: Lists<Instant>,
    /// The number of each reminder's text, in the order of all reminders.
    reminder_texts: Vec<u32>,
    pub texts: Interned,
    pub own_fields: OwnFields,
    pub last_used_at: Instants,
    /// The latest use that is known to the moment.
    last_moments: Instants,
    /// The latest use since the setup, known once `as_of` is.
    pub last_uses: Instants,
}

/// The small facts of a user.
#[derive(Debug, Clone, Copy)]
struct Flags {
    account: Account,
    license: License,
    scim: bool,
    has_integer_id: bool,
    lists_devices: bool,
    repeated_inactivity: bool,
    /// Whether of the last use only the day is known. Final once `as_of` is known.
    last_use_is_day: bool,
    /// Final once `as_of` is known.
    device_change: bool,
}

impl Columns {
    /// Adds the next user, whose id is among the ids already.
    pub fn push(&mut self, user: &User<'_>) {
        self.names.push(user.name.as_deref().unwrap_or_default());
        self.emails.push(user.email.as_deref().unwrap_or_default());
        self.managers.push(user.manager.as_ref());
        self.flags.push(Flags {
            account: user.account,
            license: user.license,
            scim: user.scim,
            has_integer_id: user.has_integer_id,
            lists_devices: user.devices.is_some(),
            repeated_inactivity: gap_before_return(&user.active_on).is_some(),
            last_use_is_day: false,
            device_change: false,
        });
        self.activated_at.push(user.activated_at);
        self.vault_created_at.push(user.vault_created_at);
        self.first_item_at.push(user.first_item_at);
        self.devices.push(user.devices());
        self.active_on.push(user.active_on.iter().copied());
        self.reminders.push(user.reminders.iter().copied());
        for text in &user.reminder_texts {
            let number = self.texts.number_of(text.as_deref().unwrap_or_default());
            self.reminder_texts.push(number);
        }
        self.last_used_at.push(user.last_used_at);
        self.last_moments.push(user.last_moment_of_use());
    }

    /// Works out what depends on `as_of` for one row, in the order of the rows.
    pub fn settle(&mut self, row: usize, as_of: Instant) {
        let vault_created_at = self.vault_created_at.get(row);
        let day = self.active_on.get(row).last().copied();
        let last = last_use(self.last_moments.get(row), vault_created_at, day, as_of);
        self.last_uses.push(last.map(|last| last.at));
        let Some(flags) = self.flags.get_mut(row) else {
            return;
        };
        flags.last_use_is_day = last.is_some_and(|last| last.is_day);
        let last_used = last.map(|last| last.at).max(vault_created_at);
        flags.device_change = flags.lists_devices
            && last_used.is_some_and(|last_used| {
                let devices = self.devices.get(row);
                device_change(devices, vault_created_at, last_used, as_of).is_some()
            });
    }

    /// Forgets what depends on `as_of`, because that has changed.
    pub fn unsettle(&mut self) {
        self.last_uses = Instants::default();
    }

    /// One user as the document told it.
    pub fn user(&self, row: usize) -> Option<User<'_>> {
        let flags = self.flags.get(row)?;
        let text = |number: &u32| self.texts.get(*number).map(Cow::Borrowed);
        Some(User {
            id: Cow::Borrowed(self.ids.get(row)),
            has_integer_id: flags.has_integer_id,
            name: self.names.get_present(row).map(Cow::Borrowed),
            email: self.emails.get_present(row).map(Cow::Borrowed),
            manager: self.managers.get(row),
            account: flags.account,
            license: flags.license,
            scim: flags.scim,
            activated_at: self.activated_at.get(row),
            vault_created_at: self.vault_created_at.get(row),
            first_item_at: self.first_item_at.get(row),
            last_used_at: self.last_used_at.get(row),
            devices: flags.lists_devices.then(|| self.devices.get(row).collect()),
            active_on: self.active_on.get(row).to_vec(),
            reminders: self.reminders.get(row).to_vec(),
            reminder_texts: self.reminder_texts(row).iter().map(text).collect(),
        })
    }

    /// One user without devices and days of use: enough to decide who is written to.
    pub fn addressee(&self, row: usize) -> Option<User<'_>> {
        let flags = self.flags.get(row)?;
        Some(User {
            id: Cow::Borrowed(self.ids.get(row)),
            has_integer_id: flags.has_integer_id,
            name: self.names.get_present(row).map(Cow::Borrowed),
            email: self.emails.get_present(row).map(Cow::Borrowed),
            manager: None,
            account: flags.account,
            license: flags.license,
            scim: flags.scim,
            activated_at: None,
            vault_created_at: self.vault_created_at.get(row),
            first_item_at: None,
            last_used_at: None,
            devices: None,
            active_on: Vec::new(),
            reminders: self.reminders.get(row).to_vec(),
            reminder_texts: Vec::new(),
        })
    }

    /// The number of the text of each of one user's reminders; number 0 is a missing one.
    pub fn reminder_texts(&self, row: usize) -> &[u32] {
        let range = self.reminders.range(row);
        self.reminder_texts.get(range).unwrap_or_default()
    }

    /// What the rules need to know of one user.
    pub fn evidence(&self, row: usize, as_of: Instant) -> Option<Evidence> {
        let flags = self.flags.get(row)?;
        let vault_created_at = self.vault_created_at.get(row);
        let last_use = self.last_uses.get(row).map(|at| UseTime {
            at,
            is_day: flags.last_use_is_day,
        });
        let last_used = last_use.map(|last| last.at).max(vault_created_at);
        let reminders = self.reminders.get(row);
        let after = reminders.partition_point(|sent| Some(*sent) <= last_used);
        let told = reminders.partition_point(|sent| *sent <= as_of + TOLERANCE);
        let counted = reminders.get(after..told).unwrap_or_default();
        Some(Evidence {
            account: flags.account,
            license: flags.license,
            vault_created_at,
            last_use,
            device_change: flags.device_change,
            repeated_inactivity: flags.repeated_inactivity,
            reminders: counted.len() as u32,
            last_reminder_at: counted.last().copied(),
        })
    }

    /// The likely cause of an Inactive user, as [`Cause::of`](crate::domain::Cause::of) finds it.
    pub fn cause(&self, row: usize, device_change: bool) -> CauseKind {
        let habit = || {
            let setup = self.vault_created_at.get(row);
            first_habit(setup, self.active_on.get(row), self.moments(row))
        };
        if device_change {
            CauseKind::DeviceChange
        } else if is_friction(self.devices.get(row)) {
            CauseKind::Friction
        } else if habit().is_some_and(|(days, _)| days < HABIT_USES) {
            CauseKind::NoHabit
        } else {
            CauseKind::Unknown
        }
    }

    /// The result of the latest reminder, leaving out those that are dated too late.
    pub fn outcome(&self, row: usize, as_of: Instant) -> Option<Outcome> {
        let sent = self.reminders.get(row).iter().copied();
        let latest = sent.filter(|sent| *sent <= as_of + TOLERANCE).max()?;
        let days = self.active_on.get(row);
        Some(Outcome::of(latest, days, self.moments(row), as_of))
    }

    /// Every use that is known to the moment, the setup included.
    pub fn moments(&self, row: usize) -> impl Iterator<Item = Instant> + Clone {
        let others = [self.last_used_at.get(row), self.vault_created_at.get(row)];
        self.devices.uses(row).chain(others.into_iter().flatten())
    }

    /// Frees what is no longer needed once all rows are final.
    pub fn forget_moments(&mut self) {
        self.last_moments = Instants::default();
    }

    /// Whether a user has any use after an instant.
    pub fn has_use_after(&self, row: usize, latest: Instant) -> bool {
        let day = self.active_on.get(row).last().map(|day| day.start());
        let moments = [self.vault_created_at.get(row), self.last_moments.get(row)];
        day.max(moments.into_iter().max().flatten()) > Some(latest)
    }

    /// A user's first use after an instant: its field and value.
    pub fn use_after(&self, row: usize, latest: Instant) -> Option<(String, String)> {
        let words = |at: Instant| match at {
            // Later ones can't be told apart.
            Instant::LAST => "A date after 2261".to_owned(),
            at => at.to_rfc3339(),
        };
        let late = |at: Option<Instant>| at.filter(|at| *at > latest).map(words);
        if let Some(at) = late(self.vault_created_at.get(row)) {
            return Some(("vault_created_at".to_owned(), at));
        }
        if let Some(day) = self
            .active_on
            .get(row)
            .last()
            .filter(|day| day.start() > latest)
        {
            let at = day.start().to_rfc3339();
            return Some((
                "active_on".to_owned(),
                at.get(..10).unwrap_or(&at).to_owned(),
            ));
        }
        // Only the latest use of all can make a user worth a closer look.
        late(self.last_moments.get(row))?;
        if let Some(at) = late(self.last_used_at.get(row)) {
            return Some(("last_used_at".to_owned(), at));
        }
        let late_device = |(at, device): (usize, Device<'_>)| {
            let opened = late(device.last_opened_at).map(|late| ("last_opened_at", late));
            let (field, late) = opened
                .or_else(|| late(device.last_autofill_at).map(|late| ("last_autofill_at", late)))?;
            Some((format!("devices[{at}].{field}"), late))
        };
        self.devices.get(row).enumerate().find_map(late_device)
    }
}
