use std::borrow::Cow;

use super::column::{Lists, MISSING};
use super::strings::Interned;
use crate::domain::{Device, Hub, Instant, sort_numbers};

/// The devices of all users in one flat table, their names, platforms and versions interned.
#[derive(Debug, Default)]
pub(super) struct Devices {
    cells: Lists<Cell>,
    texts: Interned,
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    name: u32,
    platform: u32,
    version: u32,
    paired: Option<bool>,
    hub_authenticated: Option<bool>,
    added_at: i64,
    last_opened_at: i64,
    last_autofill_at: i64,
}

impl Devices {
    /// Adds the next user's devices.
    pub fn push(&mut self, devices: &[Device<'_>]) {
        let Self { cells, texts } = self;
        let mut number =
            |text: &Option<Cow<'_, str>>| texts.number_of(text.as_deref().unwrap_or_default());
        let nanos = |at: Option<Instant>| at.map_or(MISSING, Instant::nanos);
        cells.push(devices.iter().map(|device| Cell {
            name: number(&device.name),
            platform: number(&device.platform),
            version: number(&device.version),
            paired: device.paired,
            hub_authenticated: device.hub_authenticated,
            added_at: nanos(device.added_at),
            last_opened_at: nanos(device.last_opened_at),
            last_autofill_at: nanos(device.last_autofill_at),
        }));
    }

    /// One user's devices, as the document told them.
    pub fn get(&self, row: usize) -> impl Iterator<Item = Device<'_>> + Clone {
        let text = |number| self.texts.get(number).map(Cow::Borrowed);
        let instant = |nanos| (nanos != MISSING).then(|| Instant::from_nanos(nanos));
        self.cells.get(row).iter().map(move |cell| Device {
            name: text(cell.name),
            platform: text(cell.platform),
            version: text(cell.version),
            added_at: instant(cell.added_at),
            paired: cell.paired,
            hub_authenticated: cell.hub_authenticated,
            last_opened_at: instant(cell.last_opened_at),
            last_autofill_at: instant(cell.last_autofill_at),
        })
    }

    /// Whether one of the user's devices ever authenticated against the Hub.
    pub fn hub(&self, row: usize) -> Hub {
        let authenticated = |cell: &Cell| cell.hub_authenticated == Some(true);
        if self.cells.get(row).iter().any(authenticated) {
            Hub::Authenticated
        } else {
            Hub::Never
        }
    }

    /// The latest opening and autofill of each of the user's devices.
    pub fn uses(&self, row: usize) -> impl Iterator<Item = Instant> + Clone {
        let uses = |cell: &Cell| [cell.last_opened_at, cell.last_autofill_at];
        let known = self.cells.get(row).iter().flat_map(uses);
        known
            .filter(|nanos| *nanos != MISSING)
            .map(Instant::from_nanos)
    }

    /// Puts the numbers of the platforms of one user's devices into a list: sorted, without repeats.
    pub fn platforms_into(&self, row: usize, platforms: &mut Vec<u32>) {
        platforms.clear();
        platforms.extend(self.cells.get(row).iter().map(|cell| cell.platform));
        sort_numbers(platforms);
        platforms.dedup();
    }

    /// The number of a platform; `None` where no device has it.
    pub fn platform(&self, platform: &str) -> Option<u32> {
        self.texts.find(platform)
    }

    /// The platform with a number; `None` for that of a device without one.
    pub fn platform_of(&self, number: u32) -> Option<&str> {
        self.texts.get(number)
    }
}
