//! What a record has of its own: a manager, devices, days of use and reminders.

use std::borrow::Cow;

use super::values::{day, flag, list, moment, next_day, nothing, text};
use crate::domain::{Dates, Day, Device, Instant, Manager, sorted_by};
use crate::source::json::{Fault, Json, names};

names! {
    enum ManagerName {
        Name = "name",
        Email = "email",
    }
}

names! {
    enum DeviceName {
        Name = "name",
        Platform = "platform",
        Version = "version",
        AddedAt = "added_at",
        Paired = "paired",
        HubAuthenticated = "hub_authenticated",
        LastOpenedAt = "last_opened_at",
        LastAutofillAt = "last_autofill_at",
    }
}

names! {
    enum ReminderName {
        SentAt = "sent_at",
        Text = "text",
    }
}

pub fn manager<'a>(json: &mut Json<'a>) -> Result<Option<Manager<'a>>, Fault> {
    if !json.open(b'{')? {
        return nothing(json, "an object");
    }
    let (mut name, mut email) = (None, None);
    json.members(|json, member| {
        match member {
            ManagerName::Name => name = text(json)?,
            ManagerName::Email => email = text(json)?,
        }
        Ok(())
    })?;
    // A manager with neither counts as missing.
    Ok((name.is_some() || email.is_some()).then_some(Manager { name, email }))
}

pub fn devices<'a>(json: &mut Json<'a>) -> Result<Option<Vec<Device<'a>>>, Fault> {
    let mut devices = Vec::new();
    let is_list = list(json, |json| {
        devices.push(device(json)?);
        Ok(())
    })?;
    Ok(is_list.then_some(devices))
}

fn device<'a>(json: &mut Json<'a>) -> Result<Device<'a>, Fault> {
    if !json.open(b'{')? {
        return Err(Fault::OtherKind("an object"));
    }
    let mut device = Device {
        name: None,
        platform: None,
        version: None,
        added_at: None,
        paired: None,
        hub_authenticated: None,
        last_opened_at: None,
        last_autofill_at: None,
    };
    json.members(|json, name| {
        match name {
            DeviceName::Name => device.name = text(json)?,
            DeviceName::Platform => device.platform = text(json)?,
            DeviceName::Version => device.version = text(json)?,
            DeviceName::AddedAt => device.added_at = moment(json)?,
            DeviceName::Paired => device.paired = flag(json)?,
            DeviceName::HubAuthenticated => device.hub_authenticated = flag(json)?,
            DeviceName::LastOpenedAt => device.last_opened_at = moment(json)?,
            DeviceName::LastAutofillAt => device.last_autofill_at = moment(json)?,
        }
        Ok(())
    })?;
    Ok(device)
}

/// Room for the days of a few months.
const USUAL_DAYS: usize = 64;

/// The days of use, oldest first and once each. Documents have the newest first.
pub fn days(json: &mut Json<'_>) -> Result<Vec<Day>, Fault> {
    let mut days = Vec::with_capacity(USUAL_DAYS);
    let mut dates = Dates::default();
    list(json, |json| {
        days.push(day(json, &mut dates)?);
        while let Some(day) = next_day(json, &mut dates) {
            days.push(day);
        }
        Ok(())
    })?;
    // As for dates and times, 1970 means that there is none.
    days.retain(|day| *day > Instant::EPOCH.day());
    days.reverse();
    if !days.is_sorted_by(|earlier, later| earlier < later) {
        days = sorted_by(days, |day| day.0.into());
        days.dedup();
    }
    Ok(days)
}

/// When a reminder was sent, and its text.
type Reminder<'a> = (Instant, Option<Cow<'a, str>>);

/// The same of all reminders, oldest first.
pub type Reminders<'a> = (Vec<Instant>, Vec<Option<Cow<'a, str>>>);

pub fn reminders<'a>(json: &mut Json<'a>) -> Result<Reminders<'a>, Fault> {
    let mut reminders = Vec::new();
    list(json, |json| {
        reminders.extend(reminder(json)?);
        Ok(())
    })?;
    if !reminders.is_sorted_by_key(|(sent_at, _)| *sent_at) {
        reminders = sorted_by(reminders, |(sent_at, _)| sent_at.nanos());
    }
    Ok(reminders.into_iter().unzip())
}

/// One reminder, which says nothing without its time.
fn reminder<'a>(json: &mut Json<'a>) -> Result<Option<Reminder<'a>>, Fault> {
    if !json.open(b'{')? {
        return Err(Fault::OtherKind("an object"));
    }
    let (mut sent_at, mut its_text) = (None, None);
    json.members(|json, name| {
        match name {
            ReminderName::SentAt => sent_at = moment(json)?,
            ReminderName::Text => its_text = text(json)?,
        }
        Ok(())
    })?;
    Ok(sent_at.map(|sent_at| (sent_at, its_text)))
}
