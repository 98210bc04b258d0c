use super::{Device, Instant};

/// What looks as if a user had changed to another device and been left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeviceChange {
    /// A device was added after the last use and never opened.
    NeverOpened(AddedDevice),
    /// A device was added after the last use and is not paired.
    NotPaired(AddedDevice),
    /// There are devices, and none of them is paired.
    NonePaired,
    /// There is no device at all.
    NoDevice,
}

/// A device that came after the last use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedDevice {
    /// Its name, else its platform, where the document says either.
    pub name: Option<String>,
    /// When it was added.
    pub added_at: Instant,
}

/// The first sign of a device change after the last use: a device added since that was never
/// opened or is not paired, or no paired device left.
///
/// Only what the document states counts: a device of which it does not say whether it is paired
/// is no sign, an empty list of devices is one.
pub fn device_change(devices: &[Device<'_>], last_used: Instant) -> Option<DeviceChange> {
    let unpaired = |device: &Device<'_>| device.paired == Some(false);
    let left_behind = |device: &Device<'_>| {
        let added_at = device.added_at.filter(|added| *added > last_used)?;
        let added = || AddedDevice {
            name: device.shown_name().map(String::from),
            added_at,
        };
        if device.last_opened_at.is_none() {
            Some(DeviceChange::NeverOpened(added()))
        } else if unpaired(device) {
            Some(DeviceChange::NotPaired(added()))
        } else {
            None
        }
    };
    devices.iter().find_map(left_behind).or_else(|| {
        let none_paired = devices.iter().all(unpaired);
        none_paired.then_some(if devices.is_empty() {
            DeviceChange::NoDevice
        } else {
            DeviceChange::NonePaired
        })
    })
}
