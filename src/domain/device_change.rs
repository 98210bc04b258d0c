use serde::{Deserialize, Serialize};

use super::{Device, Instant, Span, TOLERANCE, User};

/// Signs that a user switched devices.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeviceChange {
    /// A device was added after the last use and never opened.
    NeverOpened(AddedDevice),
    /// A device was added after the last use and is not paired.
    NotPaired(AddedDevice),
    /// There are devices, and none of them is paired.
    NonePaired,
    /// The list of devices is empty.
    NoDevice,
}

/// A device that came after the last use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedDevice {
    /// Its name, else its platform, where the document says either.
    pub name: Option<String>,
    /// When it was added.
    pub added_at: Instant,
}

/// How long after the setup a device may be added and still belong to it.
const SETUP: Span = Span::hours(24);

/// The first sign of a device change after the last use: a device added since, and more than 24
/// hours after the setup, that was never opened or is not paired; or no paired device left.
///
/// Only what the document states counts: a device of which it does not say whether it is paired
/// is no sign, an empty list of devices is one. A device added more than 24 hours after `as_of`
/// says nothing.
pub fn device_change<'a>(
    devices: impl Iterator<Item = Device<'a>> + Clone,
    vault_created_at: Option<Instant>,
    last_used: Instant,
    as_of: Instant,
) -> Option<DeviceChange> {
    let unpaired = |device: &Device<'_>| device.paired == Some(false);
    let after_setup = |added: Instant| vault_created_at.is_none_or(|vault| added - vault > SETUP);
    let left_behind = |device: Device<'_>| {
        let added_at = device.added_at.filter(|added| {
            *added > last_used && after_setup(*added) && *added <= as_of + TOLERANCE
        })?;
        let added = || AddedDevice {
            name: device.shown_name().map(String::from),
            added_at,
        };
        if device.last_opened_at.is_none() {
            Some(DeviceChange::NeverOpened(added()))
        } else if unpaired(&device) {
            Some(DeviceChange::NotPaired(added()))
        } else {
            None
        }
    };
    devices.clone().find_map(left_behind).or_else(|| {
        let none_paired = devices.clone().all(|device| unpaired(&device));
        none_paired.then_some(if devices.clone().next().is_none() {
            DeviceChange::NoDevice
        } else {
            DeviceChange::NonePaired
        })
    })
}

impl User<'_> {
    /// The first sign of a device change after the last use; none where the document says nothing
    /// about devices.
    pub fn device_change(&self, last_used: Instant, as_of: Instant) -> Option<DeviceChange> {
        let devices = self.devices.as_ref()?.iter().cloned();
        device_change(devices, self.vault_created_at, last_used, as_of)
    }
}
