//! One record, read whole or set aside whole.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use crate::moment::{self, DAY, Ns};
use crate::{Account, License};

#[derive(Debug, Clone)]
pub struct Record {
    pub id: String,
    pub name: Option<String>,
    pub email: Option<String>,
    pub manager_name: Option<String>,
    pub manager_email: Option<String>,
    pub account: Account,
    pub license: License,
    pub last_used_at: Option<Ns>,
    pub activated_at: Option<Ns>,
    pub vault_created_at: Option<Ns>,
    pub first_item_at: Option<Ns>,
    /// `None` if the system knows no devices, which is not the same as an empty list.
    pub devices: Option<Vec<Device>>,
    pub active_on: Vec<NaiveDate>,
    /// When each was sent, and the name of what was sent.
    pub reminders: Vec<(Ns, Option<String>)>,
    /// A field of the portal's own.
    pub team: Option<String>,
}

#[derive(Debug, Clone)]
pub struct Device {
    pub platform: Option<String>,
    pub added_at: Option<Ns>,
    pub paired: Option<bool>,
    pub hub_authenticated: bool,
    pub last_opened_at: Option<Ns>,
    pub last_autofill_at: Option<Ns>,
}

type Fields = Map<String, Value>;

/// Reads one record; `None` if it is set aside.
/// CHOICE: a known field of the wrong type makes a record unreadable; null counts as missing
/// everywhere.
pub fn read(value: &Value, as_of: Ns) -> Option<Record> {
    let fields = value.as_object()?;
    let none = Fields::new();
    let manager = match present(fields, "manager") {
        None => &none,
        Some(manager) => manager.as_object()?,
    };
    text(fields, "provisioned_by")?;
    let record = Record {
        id: id(fields)?,
        name: shown(text(fields, "name")?),
        email: shown(text(fields, "email")?),
        manager_name: shown(text(manager, "name")?),
        manager_email: shown(text(manager, "email")?),
        account: word(
            fields,
            "account",
            Account::ALL,
            Account::word,
            Account::Enabled,
        )?,
        license: word(
            fields,
            "license",
            License::ALL,
            License::word,
            License::Assigned,
        )?,
        last_used_at: instant(fields, "last_used_at")?,
        activated_at: instant(fields, "activated_at")?,
        vault_created_at: instant(fields, "vault_created_at")?,
        first_item_at: instant(fields, "first_item_at")?,
        devices: list(fields, "devices", device)?,
        active_on: list(fields, "active_on", |day| moment::day(day.as_str()?))?
            .unwrap_or_default()
            .into_iter()
            .filter(|day| *day > moment::day_of(0))
            .collect(),
        reminders: list(fields, "reminders", reminder)?
            .unwrap_or_default()
            .into_iter()
            .flatten()
            .collect(),
        team: present(fields, "team").and_then(own),
    };
    (!record.used_in_the_future(as_of)).then_some(record)
}

impl Record {
    /// Every use at a known instant.
    pub fn instants(&self) -> Vec<Ns> {
        let devices = self.devices.iter().flatten();
        let on_devices =
            devices.flat_map(|device| [device.last_opened_at, device.last_autofill_at]);
        on_devices
            .chain([self.last_used_at, self.vault_created_at])
            .flatten()
            .collect()
    }

    /// CHOICE: a day is more than 24 h after `as_of` only if all of it is.
    fn used_in_the_future(&self, as_of: Ns) -> bool {
        let latest = as_of.saturating_add(DAY);
        self.instants().iter().any(|used| *used > latest)
            || self
                .active_on
                .iter()
                .any(|day| moment::start_of(*day) > latest)
    }
}

pub fn id_of(value: &Value) -> Option<String> {
    id(value.as_object()?)
}

/// CHOICE: a number is written as the document has it; whatever is neither a text, a number nor a truth value
/// says nothing.
fn own(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(_) | Value::Bool(_) => value.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn present<'a>(fields: &'a Fields, key: &str) -> Option<&'a Value> {
    fields.get(key).filter(|value| !value.is_null())
}

/// CHOICE: an id is a text or a whole number; an empty one counts as missing.
fn id(fields: &Fields) -> Option<String> {
    match present(fields, "id")? {
        Value::String(id) if !id.trim().is_empty() => Some(id.clone()),
        Value::Number(id) if id.is_i64() || id.is_u64() => Some(id.to_string()),
        _ => None,
    }
}

fn text(fields: &Fields, key: &str) -> Option<Option<String>> {
    match present(fields, key) {
        None => Some(None),
        Some(value) => Some(Some(value.as_str()?.to_owned())),
    }
}

/// CHOICE: a blank name or address counts as missing.
fn shown(text: Option<String>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty())
}

fn instant(fields: &Fields, key: &str) -> Option<Option<Ns>> {
    match present(fields, key) {
        None => Some(None),
        Some(value) => Some(moment::known(value.as_str()?)?),
    }
}

fn flag(fields: &Fields, key: &str) -> Option<Option<bool>> {
    match present(fields, key) {
        None => Some(None),
        Some(value) => Some(Some(value.as_bool()?)),
    }
}

fn word<T: Copy>(
    fields: &Fields,
    key: &str,
    all: &[T],
    spelled: fn(T) -> &'static str,
    default: T,
) -> Option<T> {
    match text(fields, key)? {
        None => Some(default),
        Some(text) => all.iter().copied().find(|word| spelled(*word) == text),
    }
}

fn list<T>(
    fields: &Fields,
    key: &str,
    one: impl Fn(&Value) -> Option<T>,
) -> Option<Option<Vec<T>>> {
    match present(fields, key) {
        None => Some(None),
        Some(value) => Some(Some(
            value.as_array()?.iter().map(one).collect::<Option<_>>()?,
        )),
    }
}

fn device(value: &Value) -> Option<Device> {
    let fields = value.as_object()?;
    text(fields, "name")?;
    text(fields, "version")?;
    Some(Device {
        platform: shown(text(fields, "platform")?),
        added_at: instant(fields, "added_at")?,
        paired: flag(fields, "paired")?,
        hub_authenticated: flag(fields, "hub_authenticated")? == Some(true),
        last_opened_at: instant(fields, "last_opened_at")?,
        last_autofill_at: instant(fields, "last_autofill_at")?,
    })
}

/// CHOICE: a reminder without `sent_at` is ignored; a blank `text` counts as missing.
fn reminder(value: &Value) -> Option<Option<(Ns, Option<String>)>> {
    let fields = value.as_object()?;
    let text = shown(text(fields, "text")?);
    Some(instant(fields, "sent_at")?.map(|sent| (sent, text)))
}
