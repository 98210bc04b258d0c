use std::sync::OnceLock;

use super::directory::Directory;
use crate::domain::Evidence;
use crate::query::SortKey;

/// The rows in ascending order of each key, made when first asked for.
#[derive(Debug, Default)]
pub(super) struct Orders {
    by_name: OnceLock<Vec<u32>>,
    by_email: OnceLock<Vec<u32>>,
    by_last_used: OnceLock<Vec<u32>>,
    by_reminders: OnceLock<Vec<u32>>,
}

impl Orders {
    pub fn get(&self, key: SortKey, directory: &Directory) -> &[u32] {
        let columns = &directory.columns;
        let search = &directory.search;
        let rows = directory.readable.as_slice();
        match key {
            SortKey::Name => self
                .by_name
                .get_or_init(|| by_text(rows, |row| search.name(row))),
            SortKey::Email => self
                .by_email
                .get_or_init(|| by_text(rows, |row| search.email(row))),
            SortKey::LastUsed => self.by_last_used.get_or_init(|| {
                let used = columns.last_opening_or_autofill.values();
                let set_up = columns.vault_created_at.values();
                // Never is the oldest of all; among those, the vault that was set up last leads.
                by_key(rows, |row| {
                    (
                        used.get(row as usize).copied(),
                        set_up.get(row as usize).copied(),
                    )
                })
            }),
            SortKey::Reminders => self.by_reminders.get_or_init(|| {
                by_key(rows, |row| {
                    columns
                        .evidence(row as usize)
                        .map_or(0, |Evidence { reminders, .. }| reminders)
                })
            }),
        }
    }
}

/// Equal rows keep the order of the document.
fn by_key<K: Ord>(rows: &[u32], key: impl Fn(u32) -> K) -> Vec<u32> {
    let mut keyed: Vec<_> = rows.iter().map(|row| (key(*row), *row)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// Compares the first eight bytes as one number, which settles most pairs without the texts.
fn by_text<'a>(rows: &[u32], text: impl Fn(u32) -> &'a str) -> Vec<u32> {
    let prefix = |row| {
        text(row)
            .bytes()
            .chain(std::iter::repeat(0))
            .take(8)
            .fold(0u64, |prefix, byte| prefix << 8 | u64::from(byte))
    };
    let mut keyed: Vec<_> = rows.iter().map(|row| (prefix(*row), *row)).collect();
    keyed.sort_unstable_by(|(prefix, row), (other_prefix, other)| {
        prefix
            .cmp(other_prefix)
            .then_with(|| text(*row).cmp(text(*other)))
            .then_with(|| row.cmp(other))
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}
