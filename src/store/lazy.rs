use std::sync::OnceLock;

use crate::domain::Names;
use crate::query::SortKey;

/// Something that there is twice: with names shown, and with names concealed.
#[derive(Debug, Default)]
pub(super) struct PerNames<T> {
    shown: T,
    concealed: T,
}

impl<T> PerNames<T> {
    pub fn of(&self, names: Names) -> &T {
        match names {
            Names::Shown => &self.shown,
            Names::Concealed => &self.concealed,
        }
    }
}

/// The rows in ascending order of each key, made on first use.
#[derive(Debug, Default)]
pub(super) struct Orders {
    by_name: PerNames<OnceLock<Vec<u32>>>,
    by_email: PerNames<OnceLock<Vec<u32>>>,
    by_last_used: OnceLock<Vec<u32>>,
    by_reminders: OnceLock<Vec<u32>>,
    by_idle: OnceLock<Vec<u32>>,
    by_suggestion: OnceLock<Vec<u32>>,
}

impl Orders {
    pub fn of(&self, key: SortKey, names: Names) -> &OnceLock<Vec<u32>> {
        match key {
            SortKey::Name => self.by_name.of(names),
            SortKey::Email => self.by_email.of(names),
            SortKey::LastUsed => &self.by_last_used,
            SortKey::Idle => &self.by_idle,
            SortKey::Suggest => &self.by_suggestion,
            SortKey::Reminders => &self.by_reminders,
        }
    }
}
