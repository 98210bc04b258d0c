//! A second reading of a whole document: slow, obvious, and without any parser or rule of the
//! product. It stores results in the product's plain types so that the two can be compared, but
//! calls none of their functions.

use std::borrow::Cow;
use std::collections::HashSet;

use active_users::domain::{Account, Day, Device, Instant, License, Manager, User};
use chrono::{DateTime, NaiveDate};
use serde_json::{Map, Value};

/// What a document says, measured against an instant in nanoseconds since 1970.
pub struct Told {
    /// The readable users, in document order.
    pub users: Vec<User<'static>>,
    /// The numbers of the unreadable records, from 1.
    pub set_aside: Vec<u32>,
    pub as_of: i64,
}

/// An unreadable value.
struct Bad;

/// Reads a document in any form. `otherwise` is `as_of` for a document without a date.
pub fn read(document: &str, otherwise: i64) -> Told {
    let document = document.trim_start_matches('\u{feff}');
    let (records, generated_at) = match serde_json::from_str(document) {
        Ok(Value::Array(users)) => (users.into_iter().map(Ok).collect(), None),
        Ok(Value::Object(mut object)) if object.contains_key("users") => {
            let users = object["users"]
                .as_array()
                .unwrap()
                .iter()
                .cloned()
                .map(Ok)
                .collect();
            (users, object.remove("generated_at"))
        }
        _ => {
            let lines = document.lines().filter(|line| !line.trim().is_empty());
            (
                lines
                    .map(|line| serde_json::from_str(line).map_err(|_| Bad))
                    .collect::<Vec<Result<Value, Bad>>>(),
                None,
            )
        }
    };
    let as_of = moment(generated_at.as_ref())
        .ok()
        .flatten()
        .map_or(otherwise, Instant::nanos);

    let (mut users, mut set_aside, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    for (number, record) in (1..).zip(records) {
        let record = record.unwrap_or(Value::Null);
        let is_new = record
            .get("id")
            .and_then(id)
            .is_none_or(|id| seen.insert(id));
        match user(&record) {
            Ok(user) if is_new && !is_used_after(&user, as_of) => users.push(user),
            _ => set_aside.push(number),
        }
    }
    Told {
        users,
        set_aside,
        as_of,
    }
}

/// Whether any use is more than 24 hours after `as_of`.
fn is_used_after(user: &User<'_>, as_of: i64) -> bool {
    let latest = as_of + 24 * 3600 * 1_000_000_000;
    let devices = user
        .devices
        .iter()
        .flatten()
        .flat_map(|device| [device.last_opened_at, device.last_autofill_at]);
    let days = user
        .active_on
        .iter()
        .map(|day| i64::from(day.0) * 86_400_000_000_000);
    let uses = devices
        .chain([user.vault_created_at, user.last_used_at])
        .flatten()
        .map(Instant::nanos);
    uses.chain(days).any(|at| at > latest)
}

fn user(record: &Value) -> Result<User<'static>, Bad> {
    let record = record.as_object().ok_or(Bad)?;
    let mut active_on = all(record, "active_on", day)?.unwrap_or_default();
    active_on.sort_by_key(|day| day.0);
    active_on.dedup();
    let mut reminders: Vec<_> = all(record, "reminders", reminder)?
        .unwrap_or_default()
        .into_iter()
        .flatten()
        .collect();
    reminders.sort_by_key(|(sent, _)| sent.nanos());
    let (reminders, reminder_texts) = reminders.into_iter().unzip();
    Ok(User {
        id: Cow::Owned(record.get("id").and_then(id).ok_or(Bad)?),
        has_integer_id: record.get("id").is_some_and(Value::is_number),
        name: text(record.get("name"))?,
        email: text(record.get("email"))?,
        manager: manager(record.get("manager"))?,
        account: match word(record, "account")? {
            None | Some("enabled") => Account::Enabled,
            Some("suspended") => Account::Suspended,
            Some("service") => Account::Service,
            Some(_) => return Err(Bad),
        },
        license: match word(record, "license")? {
            None | Some("assigned") => License::Assigned,
            Some("unassigned") => License::Unassigned,
            Some(_) => return Err(Bad),
        },
        scim: word(record, "provisioned_by")? == Some("scim"),
        activated_at: moment(record.get("activated_at"))?,
        vault_created_at: moment(record.get("vault_created_at"))?,
        first_item_at: moment(record.get("first_item_at"))?,
        last_used_at: moment(record.get("last_used_at"))?,
        devices: all(record, "devices", device)?,
        active_on,
        reminders,
        reminder_texts,
    })
}

/// A manager without any details counts as none.
fn manager(value: Option<&Value>) -> Result<Option<Manager<'static>>, Bad> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    let members = value.as_object().ok_or(Bad)?;
    Ok(
        match (text(members.get("name"))?, text(members.get("email"))?) {
            (None, None) => None,
            (name, email) => Some(Manager { name, email }),
        },
    )
}

/// When it was sent, and the name of what was sent.
type Reminder = (Instant, Option<Cow<'static, str>>);

/// A reminder without a date counts as none.
fn reminder(reminder: &Value) -> Result<Option<Reminder>, Bad> {
    let reminder = reminder.as_object().ok_or(Bad)?;
    let text = text(reminder.get("text"))?;
    Ok(moment(reminder.get("sent_at"))?.map(|sent| (sent, text)))
}

fn device(device: &Value) -> Result<Device<'static>, Bad> {
    let device = device.as_object().ok_or(Bad)?;
    Ok(Device {
        name: text(device.get("name"))?,
        platform: text(device.get("platform"))?,
        version: text(device.get("version"))?,
        added_at: moment(device.get("added_at"))?,
        paired: truth(device.get("paired"))?,
        hub_authenticated: truth(device.get("hub_authenticated"))?,
        last_opened_at: moment(device.get("last_opened_at"))?,
        last_autofill_at: moment(device.get("last_autofill_at"))?,
    })
}

fn id(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        _ => None,
    }
}

fn text(value: Option<&Value>) -> Result<Option<Cow<'static, str>>, Bad> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(Cow::Owned(text.clone()))),
        Some(_) => Err(Bad),
    }
}

fn word<'a>(object: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, Bad> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(Bad),
    }
}

fn truth(value: Option<&Value>) -> Result<Option<bool>, Bad> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(truth)) => Ok(Some(*truth)),
        Some(_) => Err(Bad),
    }
}

/// 1970 and earlier mean "no date".
fn moment(value: Option<&Value>) -> Result<Option<Instant>, Bad> {
    let text = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) => text,
        Some(_) => return Err(Bad),
    };
    let time = DateTime::parse_from_rfc3339(text).map_err(|_| Bad)?;
    let nanos =
        i128::from(time.timestamp()) * 1_000_000_000 + i128::from(time.timestamp_subsec_nanos());
    Ok((nanos > 0).then(|| Instant::from_nanos(i64::try_from(nanos).unwrap_or(i64::MAX))))
}

fn day(value: &Value) -> Result<Day, Bad> {
    let text = value.as_str().filter(|text| text.len() == 10).ok_or(Bad)?;
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map(|day| Day(day.to_epoch_days()))
        .map_err(|_| Bad)
}

/// The values of a list, if there is one.
fn all<T>(
    object: &Map<String, Value>,
    name: &str,
    read: impl Fn(&Value) -> Result<T, Bad>,
) -> Result<Option<Vec<T>>, Bad> {
    match object.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(values)) => values.iter().map(read).collect::<Result<_, _>>().map(Some),
        Some(_) => Err(Bad),
    }
}
