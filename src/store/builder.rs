use std::borrow::Cow;

use hashbrown::HashSet;

use super::column::{Instants, Lists};
use super::devices::Devices;
use super::directory::Directory;
use super::managers::Managers;
use super::strings::{Index, Strings};
use crate::domain::{Account, Day, Device, Evidence, Instant, License, Span, User};
use crate::source::{Records, Refused, SetAside, Unreadable, read_user};

/// How far a use may lie after `as_of`: clocks differ, but not by more than this.
const TOLERANCE: Span = Span::hours(24);

/// The columns of an organisation, one row a user, while its records come in.
#[derive(Debug, Default)]
pub struct DirectoryBuilder {
    pub(super) columns: Columns,
    /// The record that each row came from, from 1.
    records: Vec<u32>,
    read: u32,
    ids: Index,
    /// Ids of records that were set aside: they have been seen as well.
    unreadable_ids: HashSet<String>,
    set_aside: Vec<SetAside>,
}

/// What the document says, column by column.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub ids: Strings,
    pub names: Strings,
    pub emails: Strings,
    pub managers: Managers,
    pub flags: Vec<Flags>,
    pub activated_at: Instants,
    pub vault_created_at: Instants,
    pub first_item_at: Instants,
    pub devices: Devices,
    pub active_on: Lists<Day>,
    pub reminders: Lists<Instant>,
    pub last_opening_or_autofill: Instants,
}

/// The small facts of a user.
#[derive(Debug, Clone, Copy)]
pub(super) struct Flags {
    pub account: Account,
    pub license: License,
    pub scim: bool,
    pub lists_devices: bool,
    pub device_change: bool,
    pub repeated_inactivity: bool,
}

impl DirectoryBuilder {
    /// A builder with no users.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many records it has been given, good and bad.
    pub fn records(&self) -> u32 {
        self.read
    }

    /// Takes the bytes of the next record. One that can't be understood is set aside.
    pub fn push(&mut self, record: &[u8]) {
        if !self.take(record) {
            self.give_up(record);
        }
    }

    /// Fixes the instant that everything is measured against. Only now can a use be seen to lie
    /// in the future, and its record be set aside.
    pub fn finish(mut self, as_of: Instant) -> Directory {
        let latest = as_of + TOLERANCE;
        let mut readable = Vec::with_capacity(self.records.len());
        for (row, record) in self.records.iter().enumerate() {
            match self.columns.use_after(row, latest) {
                None => readable.push(row as u32),
                Some((field, at)) => {
                    let id = Some(self.columns.ids.get(row).to_owned());
                    let reason = format!("{at} is more than 24 hours after the data was made");
                    let why = Unreadable { id, field, reason };
                    self.set_aside.push(SetAside {
                        record: *record,
                        why,
                    });
                }
            }
        }
        self.set_aside
            .sort_unstable_by_key(|set_aside| set_aside.record);
        Directory::new(
            as_of,
            self.columns,
            self.ids,
            readable,
            self.read,
            self.set_aside,
        )
    }

    fn has_seen(&self, id: &str) -> bool {
        self.ids.find(&self.columns.ids, id).is_some() || self.unreadable_ids.contains(id)
    }

    fn set_aside(&mut self, why: Unreadable) {
        self.set_aside.push(SetAside {
            record: self.read,
            why,
        });
    }
}

impl Records for DirectoryBuilder {
    fn take(&mut self, record: &[u8]) -> bool {
        let read = read_user(record);
        if read == Err(Refused::NotJson) {
            return false;
        }
        self.read += 1;
        match read {
            Ok(user) if self.has_seen(&user.id) => {
                let reason = format!("“{}” was used by an earlier record", user.id);
                self.set_aside(Unreadable {
                    id: Some(user.id.into_owned()),
                    field: "id".to_owned(),
                    reason,
                });
            }
            Ok(user) => {
                self.columns.push(&user);
                self.ids.insert(&self.columns.ids);
                self.records.push(self.read);
            }
            Err(Refused::Unreadable(why)) => {
                self.unreadable_ids.extend(why.id.clone());
                self.set_aside(why);
            }
            Err(Refused::NotJson) => {}
        }
        true
    }

    fn give_up(&mut self, _: &[u8]) {
        self.read += 1;
        self.set_aside(Unreadable {
            id: None,
            field: String::new(),
            reason: "is not valid JSON".to_owned(),
        });
    }
}

impl Columns {
    fn push(&mut self, user: &User<'_>) {
        let evidence = Evidence::of(user);
        self.ids.push(&user.id);
        self.names.push(user.name.as_deref().unwrap_or_default());
        self.emails.push(user.email.as_deref().unwrap_or_default());
        self.managers.push(user.manager.as_ref());
        self.flags.push(Flags {
            account: user.account,
            license: user.license,
            scim: user.scim,
            lists_devices: user.devices.is_some(),
            device_change: evidence.device_change,
            repeated_inactivity: evidence.repeated_inactivity,
        });
        self.activated_at.push(user.activated_at);
        self.vault_created_at.push(user.vault_created_at);
        self.first_item_at.push(user.first_item_at);
        self.devices.push(user.devices());
        self.active_on.push(user.active_on.iter().copied());
        self.reminders.push(user.reminders.iter().copied());
        self.last_opening_or_autofill
            .push(evidence.last_opening_or_autofill);
    }

    /// One user as the document told it.
    pub fn user(&self, row: usize) -> Option<User<'_>> {
        let flags = self.flags.get(row)?;
        Some(User {
            id: Cow::Borrowed(self.ids.get(row)),
            name: self.names.get_present(row).map(Cow::Borrowed),
            email: self.emails.get_present(row).map(Cow::Borrowed),
            manager: self.managers.get(row),
            account: flags.account,
            license: flags.license,
            scim: flags.scim,
            activated_at: self.activated_at.get(row),
            vault_created_at: self.vault_created_at.get(row),
            first_item_at: self.first_item_at.get(row),
            devices: flags.lists_devices.then(|| self.devices.get(row).collect()),
            active_on: self.active_on.get(row).to_vec(),
            reminders: self.reminders.get(row).to_vec(),
        })
    }

    /// What the rules need to know of one user.
    pub fn evidence(&self, row: usize) -> Option<Evidence> {
        let flags = self.flags.get(row)?;
        let vault_created_at = self.vault_created_at.get(row);
        let last_opening_or_autofill = self.last_opening_or_autofill.get(row);
        let last_used = last_opening_or_autofill.max(vault_created_at);
        let reminders = self.reminders.get(row);
        let after = reminders.partition_point(|sent| Some(*sent) <= last_used);
        Some(Evidence {
            account: flags.account,
            license: flags.license,
            vault_created_at,
            last_opening_or_autofill,
            device_change: flags.device_change,
            repeated_inactivity: flags.repeated_inactivity,
            reminders: (reminders.len() - after) as u32,
            last_reminder_at: reminders
                .last()
                .copied()
                .filter(|sent| Some(*sent) > last_used),
        })
    }

    /// The first use of a user that lies after an instant: its field, and what stands there.
    fn use_after(&self, row: usize, latest: Instant) -> Option<(String, String)> {
        let late = |at: Option<Instant>| at.filter(|at| *at > latest).map(Instant::to_rfc3339);
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
        // Only the latest use of all devices can make a user worth a closer look.
        late(self.last_opening_or_autofill.get(row))?;
        let late_device = |(at, device): (usize, Device<'_>)| {
            let opened = late(device.last_opened_at).map(|late| ("last_opened_at", late));
            let (field, late) = opened
                .or_else(|| late(device.last_autofill_at).map(|late| ("last_autofill_at", late)))?;
            Some((format!("devices[{at}].{field}"), late))
        };
        self.devices.get(row).enumerate().find_map(late_device)
    }
}
