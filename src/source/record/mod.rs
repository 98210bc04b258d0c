//! One user, from the text of a record.

mod explain;
mod own;
mod parts;
mod values;

use super::json::{Fault, Json, names};
use super::set_aside::Unreadable;
use crate::domain::{Account, License, User};
pub use own::own_texts;

use explain::explain;
use parts::{days, devices, manager, reminders};
use values::{id, moment, text, word};

names! {
    enum UserName {
        Id = "id",
        Name = "name",
        Email = "email",
        Manager = "manager",
        Account = "account",
        License = "license",
        ProvisionedBy = "provisioned_by",
        ActivatedAt = "activated_at",
        VaultCreatedAt = "vault_created_at",
        FirstItemAt = "first_item_at",
        LastUsedAt = "last_used_at",
        Devices = "devices",
        ActiveOn = "active_on",
        Reminders = "reminders",
    }
}

const ACCOUNTS: &str = "enabled, suspended or service";
const LICENSES: &str = "assigned or unassigned";

/// Why a record is not a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Its text is not JSON, so that nobody knows where it ends.
    NotJson,
    /// It is JSON, and some of it can't be understood.
    Unreadable(Unreadable),
}

/// Reads one record of the document. Unknown fields are ignored; `null` means missing.
///
/// # Errors
/// When any part of it can't be understood; the record is then to be set aside whole.
pub fn read_user(record: &[u8]) -> Result<User<'_>, Refused> {
    let mut json = Json::new(record);
    let fault = match user(&mut json) {
        Ok(user) if json.is_done() => return Ok(user),
        Ok(_) => Fault::NotJson,
        Err(fault) => fault,
    };
    explain(record, fault, json.rest())
        .map_or(Err(Refused::NotJson), |why| Err(Refused::Unreadable(why)))
}

/// Reads the record that a text begins with, and gives its length; `None` where it is not whole or can't
/// be understood.
pub fn first_user(text: &[u8]) -> Option<(User<'_>, usize)> {
    let mut json = Json::new(text);
    let user = user(&mut json).ok()?;
    Some((user, text.len() - json.rest().len()))
}

fn user<'a>(json: &mut Json<'a>) -> Result<User<'a>, Fault> {
    if !json.open(b'{')? {
        return Err(Fault::OtherKind("an object"));
    }
    let mut its_id = None;
    let mut user = User {
        id: "".into(),
        has_integer_id: false,
        name: None,
        email: None,
        manager: None,
        account: Account::Enabled,
        license: License::Assigned,
        scim: false,
        activated_at: None,
        vault_created_at: None,
        first_item_at: None,
        last_used_at: None,
        devices: None,
        active_on: Vec::new(),
        reminders: Vec::new(),
        reminder_texts: Vec::new(),
    };
    json.members(|json, name| {
        match name {
            UserName::Id => its_id = Some(id(json)?),
            UserName::Name => user.name = text(json)?,
            UserName::Email => user.email = text(json)?,
            UserName::Manager => user.manager = manager(json)?,
            UserName::Account => user.account = word(json, ACCOUNTS)?.unwrap_or(user.account),
            UserName::License => user.license = word(json, LICENSES)?.unwrap_or(user.license),
            UserName::ProvisionedBy => user.scim = text(json)?.as_deref() == Some("scim"),
            UserName::ActivatedAt => user.activated_at = moment(json)?,
            UserName::VaultCreatedAt => user.vault_created_at = moment(json)?,
            UserName::FirstItemAt => user.first_item_at = moment(json)?,
            UserName::LastUsedAt => user.last_used_at = moment(json)?,
            UserName::Devices => user.devices = devices(json)?,
            UserName::ActiveOn => user.active_on = days(json)?,
            UserName::Reminders => (user.reminders, user.reminder_texts) = reminders(json)?,
        }
        Ok(())
    })?;
    let its_id = its_id.ok_or(Fault::Missing)?;
    user.id = its_id.text;
    user.has_integer_id = its_id.is_integer;
    Ok(user)
}
