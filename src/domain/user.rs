use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Day, Instant, TOLERANCE, UseTime, last_use, words};

words! {
    /// The state of a user's account.
    pub enum Account as "account" {
        /// A person who may sign in. The default.
        Enabled = "enabled", "Enabled";
        /// A person who may not sign in at present.
        Suspended = "suspended", "Suspended";
        /// No person: an integration.
        Service = "service", "Service";
    }
}

words! {
    /// Whether a license is assigned to the user.
    pub enum License as "license" {
        /// The default.
        Assigned = "assigned", "Assigned";
        /// No license, thus no access.
        Unassigned = "unassigned", "Unassigned";
    }
}

words! {
    /// Whether the user ever authenticated against Enpass Hub, on any device.
    pub enum Hub as "hub" {
        /// On one device at least.
        Authenticated = "authenticated", "Authenticated";
        /// On no device.
        Never = "never", "Never authenticated";
    }
}

words! {
    /// How many reminders the user got since the last use.
    pub enum Reminders as "reminders" {
        /// None.
        Zero = "0", "0";
        /// One.
        One = "1", "1";
        /// Two.
        Two = "2", "2";
        /// Three or more.
        ThreePlus = "3plus", "3 or more";
    }
}

impl Reminders {
    /// The word for a number of reminders.
    pub fn of(count: usize) -> Self {
        match count {
            0 => Self::Zero,
            1 => Self::One,
            2 => Self::Two,
            _ => Self::ThreePlus,
        }
    }
}

/// One user of the organization, as the document tells it. A blank text counts as missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct User<'a> {
    /// Unique in the organization.
    pub id: Cow<'a, str>,
    /// Whether the document writes the id as an integer.
    pub has_integer_id: bool,
    /// What [`User::shown_name`] begins with.
    pub name: Option<Cow<'a, str>>,
    /// May be missing, for service accounts above all.
    pub email: Option<Cow<'a, str>>,
    /// Who the user reports to.
    pub manager: Option<Manager<'a>>,
    /// Enabled unless the document says otherwise.
    pub account: Account,
    /// Assigned unless the document says otherwise.
    pub license: License,
    /// Whether the user was provisioned through SCIM rather than by hand.
    pub scim: bool,
    /// When the invitation was accepted.
    pub activated_at: Option<Instant>,
    /// When the vault was set up in the app, which is a use.
    pub vault_created_at: Option<Instant>,
    /// When the first item was saved.
    pub first_item_at: Option<Instant>,
    /// The latest use, from a system that does not know on which device it was.
    pub last_used_at: Option<Instant>,
    /// `None` where the document says nothing about devices, which says nothing.
    pub devices: Option<Vec<Device<'a>>>,
    /// The days with any use, oldest first, without repeats.
    pub active_on: Vec<Day>,
    /// When each reminder was sent, oldest first.
    pub reminders: Vec<Instant>,
    /// The name of what each of them said, in the same order.
    pub reminder_texts: Vec<Option<Cow<'a, str>>>,
}

/// Whom a user reports to. One of the two is there at least.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manager<'a> {
    /// May be missing.
    pub name: Option<Cow<'a, str>>,
    /// May be missing.
    pub email: Option<Cow<'a, str>>,
}

/// One device of a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device<'a> {
    /// What its owner calls it.
    pub name: Option<Cow<'a, str>>,
    /// `macOS`, `Windows`, `iOS`, …: any word that the data has.
    pub platform: Option<Cow<'a, str>>,
    /// The app's version on it.
    pub version: Option<Cow<'a, str>>,
    /// When it was added.
    pub added_at: Option<Instant>,
    /// `None` where the document does not say.
    pub paired: Option<bool>,
    /// `None` where the document does not say.
    pub hub_authenticated: Option<bool>,
    /// The latest opening of the app.
    pub last_opened_at: Option<Instant>,
    /// The latest autofill.
    pub last_autofill_at: Option<Instant>,
}

/// What a use was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// The app was opened.
    Opened,
    /// A credential was filled in.
    Autofilled,
}

impl Device<'_> {
    /// What to call it: its name, else its platform.
    pub fn shown_name(&self) -> Option<&str> {
        self.name.as_deref().or(self.platform.as_deref())
    }

    /// The latest use on this device.
    pub fn last_use(&self) -> Option<(Instant, Use)> {
        let opened = self.last_opened_at.map(|at| (at, Use::Opened));
        let autofilled = self.last_autofill_at.map(|at| (at, Use::Autofilled));
        opened
            .into_iter()
            .chain(autofilled)
            .max_by_key(|(at, _)| *at)
    }
}

impl<'a> User<'a> {
    /// The same user, whatever becomes of the document.
    pub fn into_owned(self) -> User<'static> {
        let owned = |text: Option<Cow<'a, str>>| text.map(|text| Cow::Owned(text.into_owned()));
        User {
            id: Cow::Owned(self.id.into_owned()),
            name: owned(self.name),
            email: owned(self.email),
            manager: self.manager.map(|manager| Manager {
                name: owned(manager.name),
                email: owned(manager.email),
            }),
            devices: self.devices.map(|devices| {
                let devices = devices.into_iter().map(|device| Device {
                    name: owned(device.name),
                    platform: owned(device.platform),
                    version: owned(device.version),
                    ..device
                });
                devices.collect()
            }),
            reminder_texts: self.reminder_texts.into_iter().map(owned).collect(),
            ..self
        }
    }

    /// The name to show: the name, else the e-mail address, else the id.
    pub fn shown_name(&self) -> &str {
        let name = self.name.as_deref().or(self.email.as_deref());
        name.unwrap_or(&self.id)
    }

    /// The devices, none where the document says nothing of them.
    pub fn devices(&self) -> &[Device<'a>] {
        self.devices.as_deref().unwrap_or_default()
    }

    /// The reminders that the rules look at: what is dated more than 24 hours after `as_of` says nothing.
    pub fn told_reminders(&self, as_of: Instant) -> impl Iterator<Item = Instant> {
        let latest = as_of + TOLERANCE;
        let reminders = self.reminders.iter().copied();
        reminders.filter(move |at| *at <= latest)
    }

    /// Every use of which the moment is known: the setup, the user's own last use, and the latest
    /// opening and autofill of each device.
    pub fn moments_of_use(&self) -> impl Iterator<Item = Instant> + Clone {
        let devices = self.devices().iter();
        let on_devices =
            devices.flat_map(|device| [device.last_opened_at, device.last_autofill_at]);
        on_devices
            .chain([self.last_used_at, self.vault_created_at])
            .flatten()
    }

    /// The latest use of which the moment is known, since the vault was set up. Setting up the
    /// vault is not one; without a vault every use counts.
    pub fn last_moment_of_use(&self) -> Option<Instant> {
        let on_devices = self
            .devices()
            .iter()
            .filter_map(|device| device.last_use().map(|(at, _)| at));
        on_devices
            .chain(self.last_used_at)
            .max()
            .filter(|at| self.vault_created_at.is_none_or(|vault| *at >= vault))
    }

    /// The latest use since the vault was set up, the setup itself aside.
    pub fn last_use(&self, as_of: Instant) -> Option<UseTime> {
        let day = self.active_on.last().copied();
        last_use(self.last_moment_of_use(), self.vault_created_at, day, as_of)
    }
}
