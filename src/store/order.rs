use std::cmp::Ordering;

use super::column::MISSING;
use super::directory::Directory;
use crate::domain::{Names, Standing, Word};
use crate::query::SortKey;

impl Directory {
    /// The rows in ascending order of a key.
    pub(super) fn order(&self, key: SortKey, names: Names) -> &[u32] {
        let order = self.orders.of(key, names);
        order.get_or_init(|| self.sorted_by(key, names))
    }

    fn sorted_by(&self, key: SortKey, names: Names) -> Vec<u32> {
        let (columns, as_of) = (&self.columns, self.as_of());
        let rows: Vec<_> = self.rows().map(|row| row as u32).collect();
        let rows = rows.as_slice();
        let value = |values: &[i64], row: u32| values.get(row as usize).copied().unwrap_or(MISSING);
        let used = columns.last_uses.values();
        let set_up = columns.vault_created_at.values();
        let as_they_are = |_, _| Ordering::Equal;
        match key {
            SortKey::Name => {
                let search = self.search(names);
                sorted(rows, &|row| prefix(search.name(row)), &|one, other| {
                    search.name(one).cmp(search.name(other))
                })
            }
            SortKey::Email => {
                let search = self.search(names);
                sorted(rows, &|row| prefix(search.email(row)), &|one, other| {
                    search.email(one).cmp(search.email(other))
                })
            }
            // Never is the oldest of all; among those, the vault that was set up last comes last.
            SortKey::LastUsed => sorted(rows, &|row| value(used, row), &|one, other| {
                value(set_up, one).cmp(&value(set_up, other))
            }),
            // The later the last use the less idle; no use at all comes before every other.
            SortKey::Idle => {
                let idle = |row: u32| match value(used, row).max(value(set_up, row)) {
                    MISSING => MISSING,
                    last_used => last_used.saturating_neg(),
                };
                sorted(rows, &idle, &as_they_are)
            }
            SortKey::Suggest => {
                let rank = |row: u32| {
                    let evidence = columns.evidence(row as usize, as_of);
                    let standing = evidence.map(|of| Standing::of(&of, as_of));
                    let suggestion = standing.and_then(|standing| standing.suggestion);
                    suggestion.map_or(i64::MAX, |suggestion| i64::from(suggestion.index()))
                };
                sorted(rows, &rank, &as_they_are)
            }
            SortKey::Reminders => {
                let reminders = |row: u32| {
                    let evidence = columns.evidence(row as usize, as_of);
                    evidence.map_or(0, |evidence| i64::from(evidence.reminders))
                };
                sorted(rows, &reminders, &as_they_are)
            }
        }
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
