//! Records through serde: slower than the reader of the product, and plain to see.

mod explain;
mod wire;

use serde::Deserialize;

use active_users::domain::{Account, Device, Instant, License, Manager, User};
use active_users::source::Refused;
use explain::explain;
use wire::{Date, DateTime, Id, Object, Text, Vocabulary};

/// One user as the document writes it. Unknown fields are ignored; `null` means missing.
#[derive(Deserialize)]
struct WireUser<'a> {
    #[serde(borrow)]
    id: Id<'a>,
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    email: Text<'a>,
    #[serde(borrow, default)]
    manager: Option<Object<WireManager<'a>>>,
    #[serde(default)]
    account: Vocabulary<Account>,
    #[serde(default)]
    license: Vocabulary<License>,
    #[serde(borrow, default)]
    provisioned_by: Text<'a>,
    #[serde(default)]
    activated_at: DateTime,
    #[serde(default)]
    vault_created_at: DateTime,
    #[serde(default)]
    first_item_at: DateTime,
    #[serde(default)]
    last_used_at: DateTime,
    #[serde(borrow, default)]
    devices: Option<Vec<Object<WireDevice<'a>>>>,
    #[serde(default)]
    active_on: Option<Vec<Date>>,
    #[serde(borrow, default)]
    reminders: Option<Vec<Object<WireReminder<'a>>>>,
}

#[derive(Deserialize)]
struct WireManager<'a> {
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    email: Text<'a>,
}

#[derive(Deserialize)]
struct WireDevice<'a> {
    #[serde(borrow, default)]
    name: Text<'a>,
    #[serde(borrow, default)]
    platform: Text<'a>,
    #[serde(borrow, default)]
    version: Text<'a>,
    #[serde(default)]
    added_at: DateTime,
    paired: Option<bool>,
    hub_authenticated: Option<bool>,
    #[serde(default)]
    last_opened_at: DateTime,
    #[serde(default)]
    last_autofill_at: DateTime,
}

#[derive(Deserialize)]
struct WireReminder<'a> {
    #[serde(default)]
    sent_at: DateTime,
    #[serde(borrow, default)]
    text: Text<'a>,
}

/// Reads one record of the document.
///
/// # Errors
/// When any part of it can't be understood; the record is then to be set aside whole.
pub fn read_user(record: &[u8]) -> Result<User<'_>, Refused> {
    let wire: Result<Object<WireUser>, _> = serde_json::from_slice(record);
    wire.map(|wire| wire.0.user())
        .map_err(|error| explain(record, &error).map_or(Refused::NotJson, Refused::Unreadable))
}

impl<'a> WireUser<'a> {
    fn user(self) -> User<'a> {
        let wire = self;
        let mut active_on: Vec<_> = wire
            .active_on
            .unwrap_or_default()
            .into_iter()
            .map(|date| date.0)
            // As for dates and times, 1970 means that there is none.
            .filter(|day| *day > Instant::EPOCH.day())
            .collect();
        active_on.sort_unstable();
        active_on.dedup();
        let mut reminders: Vec<_> = wire
            .reminders
            .unwrap_or_default()
            .into_iter()
            .filter_map(|reminder| Some((reminder.0.sent_at.0?, reminder.0.text.present())))
            .collect();
        reminders.sort_by_key(|(sent_at, _)| *sent_at);
        let (reminders, reminder_texts) = reminders.into_iter().unzip();
        User {
            id: wire.id.text,
            has_integer_id: wire.id.is_integer,
            name: wire.name.present(),
            email: wire.email.present(),
            manager: wire.manager.and_then(|manager| manager.0.present()),
            account: wire.account.0.unwrap_or(Account::Enabled),
            license: wire.license.0.unwrap_or(License::Assigned),
            scim: wire.provisioned_by.0.as_deref() == Some("scim"),
            activated_at: wire.activated_at.0,
            vault_created_at: wire.vault_created_at.0,
            first_item_at: wire.first_item_at.0,
            last_used_at: wire.last_used_at.0,
            devices: wire.devices.map(|devices| {
                devices
                    .into_iter()
                    .map(|device| device.0.device())
                    .collect()
            }),
            active_on,
            reminders,
            reminder_texts,
        }
    }
}

impl<'a> WireManager<'a> {
    /// The manager, unless nothing is said of one.
    fn present(self) -> Option<Manager<'a>> {
        let (name, email) = (self.name.present(), self.email.present());
        (name.is_some() || email.is_some()).then_some(Manager { name, email })
    }
}

impl<'a> WireDevice<'a> {
    fn device(self) -> Device<'a> {
        let wire = self;
        Device {
            name: wire.name.present(),
            platform: wire.platform.present(),
            version: wire.version.present(),
            added_at: wire.added_at.0,
            paired: wire.paired,
            hub_authenticated: wire.hub_authenticated,
            last_opened_at: wire.last_opened_at.0,
            last_autofill_at: wire.last_autofill_at.0,
        }
    }
}
