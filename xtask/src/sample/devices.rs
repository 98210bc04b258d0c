//! A user's devices, which hold the dates of the last uses.

use chrono::{DateTime, Utc};
use fastrand::Rng;
use serde::Serialize;

use super::moment::{DAYTIME, minutes_before, on_day};
use super::story::{Habit, Story, Trouble};
use super::timeline::Timeline;

/// Pairs of name and platform.
const MODELS: [(&str, &str); 16] = [
    ("MacBook Pro", "macOS"),
    ("MacBook Air", "macOS"),
    ("ThinkPad T14", "Windows"),
    ("Surface Laptop", "Windows"),
    ("Latitude 7450", "Windows"),
    ("EliteBook 840", "Windows"),
    ("Framework Laptop", "Linux"),
    ("Ubuntu workstation", "Linux"),
    ("iPhone 16", "iOS"),
    ("iPhone 15 Pro", "iOS"),
    ("iPad Air", "iOS"),
    ("Pixel 9", "Android"),
    ("Galaxy S24", "Android"),
    ("Chrome extension", "Browser extension"),
    ("Firefox extension", "Browser extension"),
    ("Edge extension", "Browser extension"),
];
const VERSIONS: [&str; 6] = ["6.11.4", "6.11.4", "6.11.2", "6.11.0", "6.10.3", "6.9.1"];

/// One device of a record.
#[derive(Serialize)]
pub struct Device {
    name: &'static str,
    platform: &'static str,
    version: &'static str,
    added_at: DateTime<Utc>,
    paired: bool,
    hub_authenticated: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_opened_at: Option<DateTime<Utc>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_autofill_at: Option<DateTime<Utc>>,
}

impl Device {
    fn new(added_at: DateTime<Utc>, rng: &mut Rng) -> Self {
        let (name, platform) = rng.choice(MODELS).unwrap_or_default();
        Self {
            name,
            platform,
            version: rng.choice(VERSIONS).unwrap_or_default(),
            added_at,
            paired: true,
            hub_authenticated: false,
            last_opened_at: None,
            last_autofill_at: None,
        }
    }

    /// Last used at `last`, by opening the app or by autofill. `before` is the last use of the other
    /// kind, if any.
    fn used(
        mut self,
        habit: Habit,
        last: DateTime<Utc>,
        before: Option<DateTime<Utc>>,
        rng: &mut Rng,
    ) -> Self {
        (self.last_opened_at, self.last_autofill_at) = match habit {
            Habit::OpensOnly => (Some(last), None),
            _ if rng.u32(0..10) < 7 => (before, Some(last)),
            _ => (Some(last), before),
        };
        self
    }
}

/// The user's devices: none before setup.
pub fn devices(
    story: &Story,
    timeline: &Timeline,
    as_of: DateTime<Utc>,
    rng: &mut Rng,
) -> Vec<Device> {
    let Some(vault) = timeline.vault_created_at else {
        return Vec::new();
    };
    let mut devices = vec![Device::new(vault, rng)];
    if let Some((&last, earlier)) = timeline.uses.split_first() {
        let before = rng
            .choice(earlier.iter().take(5))
            .copied()
            .unwrap_or(minutes_before(last, 2..10, rng));
        devices = vec![Device::new(vault, rng).used(story.habit, last, Some(before), rng)];
        devices.extend(second(story, earlier, rng));
    }
    if matches!(
        story.trouble,
        Trouble::NewDeviceUnopened | Trouble::NewDeviceUnpaired
    ) {
        let added_at = on_day(as_of, rng.i64(1..story.silence()), DAYTIME, rng);
        devices.push(Device::new(added_at, rng));
    }
    for device in &mut devices {
        device.paired = story.trouble != Trouble::NothingPaired;
    }
    if let Some(newest) = devices.last_mut()
        && story.trouble == Trouble::NewDeviceUnpaired
    {
        newest.paired = false;
    }
    authenticate(&mut devices, rng);
    devices
}

/// Half of all users have a second device. It is added and last used on days on which
/// the user was active anyway.
fn second(story: &Story, uses: &[DateTime<Utc>], rng: &mut Rng) -> Option<Device> {
    let used = rng.usize(0..uses.len().max(1) * 2);
    let last = *uses.get(used)?;
    let added = *uses.get(rng.usize(used..uses.len()))?;
    Some(Device::new(minutes_before(added, 20..59, rng), rng).used(story.habit, last, None, rng))
}

/// One user in seven has not authenticated with the hub on any device.
fn authenticate(devices: &mut [Device], rng: &mut Rng) {
    if rng.u32(0..7) > 0 {
        for (position, device) in devices.iter_mut().enumerate() {
            device.hub_authenticated = position == 0 || rng.bool();
        }
    }
}
