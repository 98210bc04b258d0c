use std::cmp::Ordering;
use std::sync::OnceLock;

use super::column::MISSING;
use super::directory::Directory;
use crate::domain::{Names, Standing, Word};
use crate::query::SortKey;

/// The rows in ascending order of each key, made on first use.
#[derive(Debug, Default)]
pub(super) struct Orders {
    /// Once with names shown, once with names concealed.
    by_name: [OnceLock<Vec<u32>>; 2],
    by_email: [OnceLock<Vec<u32>>; 2],
    by_last_used: OnceLock<Vec<u32>>,
    by_reminders: OnceLock<Vec<u32>>,
    by_idle: OnceLock<Vec<u32>>,
    by_suggestion: OnceLock<Vec<u32>>,
}

impl Orders {
    pub fn get(&self, key: SortKey, names: Names, directory: &Directory) -> &[u32] {
        let columns = &directory.columns;
        let rows = directory.readable.as_slice();
        let value = |values: &[i64], row: u32| values.get(row as usize).copied().unwrap_or(MISSING);
        let used = columns.last_uses.values();
        let set_up = columns.vault_created_at.values();
        let reminders = |row: u32| {
            columns
                .evidence(row as usize, directory.as_of())
                .map_or(0, |evidence| evidence.reminders)
        };
        match key {
            SortKey::Name => of(&self.by_name, names).get_or_init(|| {
                let search = directory.search(names);
                sorted(rows, &|row| prefix(search.name(row)), &|one, other| {
                    search.name(one).cmp(search.name(other))
                })
            }),
            SortKey::Email => of(&self.by_email, names).get_or_init(|| {
                let search = directory.search(names);
                sorted(rows, &|row| prefix(search.email(row)), &|one, other| {
                    search.email(one).cmp(search.email(other))
                })
            }),
            // Never is the oldest of all; among those, the vault that was set up last comes last.
            SortKey::LastUsed => self.by_last_used.get_or_init(|| {
                sorted(rows, &|row| value(used, row), &|one, other| {
                    value(set_up, one).cmp(&value(set_up, other))
                })
            }),
            // The later the last use the less idle; no use at all comes before every other.
            SortKey::Idle => self.by_idle.get_or_init(|| {
                let idle = |row: u32| match value(used, row).max(value(set_up, row)) {
                    MISSING => MISSING,
                    last_used => last_used.saturating_neg(),
                };
                sorted(rows, &idle, &|_, _| Ordering::Equal)
            }),
            SortKey::Suggest => self.by_suggestion.get_or_init(|| {
                let rank = |row: u32| {
                    let evidence = columns.evidence(row as usize, directory.as_of());
                    let standing = evidence.map(|of| Standing::of(&of, directory.as_of()));
                    let suggestion = standing.and_then(|standing| standing.suggestion);
                    suggestion.map_or(i64::MAX, |suggestion| i64::from(suggestion.index()))
                };
                sorted(rows, &rank, &|_, _| Ordering::Equal)
            }),
            SortKey::Reminders => self.by_reminders.get_or_init(|| {
                sorted(rows, &|row| i64::from(reminders(row)), &|_, _| {
                    Ordering::Equal
                })
            }),
        }
    }
}

fn of<T>([shown, concealed]: &[T; 2], names: Names) -> &T {
    match names {
        Names::Shown => shown,
        Names::Concealed => concealed,
    }
}

/// The rows by a number each, and by a closer look where the numbers are equal. Equal rows keep
/// the order of the document.
///
/// One sort serves all keys: each that is compiled costs 4 kB.
fn sorted(
    rows: &[u32],
    number: &dyn Fn(u32) -> i64,
    closer: &dyn Fn(u32, u32) -> Ordering,
) -> Vec<u32> {
    let mut keyed: Vec<_> = rows.iter().map(|row| (number(*row), *row)).collect();
    keyed.sort_unstable_by(|(number, row), (other_number, other)| {
        number
            .cmp(other_number)
            .then_with(|| closer(*row, *other))
            .then_with(|| row.cmp(other))
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

/// The first seven bytes of a text as one number, in the order of the texts: it settles most
/// comparisons without them.
fn prefix(text: &str) -> i64 {
    let bytes = text.bytes().chain(std::iter::repeat(0)).take(7);
    bytes.fold(0, |prefix, byte| prefix << 8 | i64::from(byte))
}
