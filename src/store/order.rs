use super::column::MISSING;
use super::columns::Columns;
use super::directory::Directory;
use super::preparation::Slices;
use super::search::Search;
use super::sorting::{Keys, Sorting};
use crate::domain::{Names, Suggestion, Word};
use crate::query::SortKey;

impl Directory {
    /// The rows in ascending order of a key.
    pub(super) fn order(&self, key: SortKey, names: Names) -> &[u32] {
        self.do_all(&mut Ordering::new(key, names));
        self.orders.of(key, names).get_or_init(Vec::new)
    }
}

/// Puts the rows into the order of a key.
#[derive(Debug)]
pub(super) struct Ordering {
    key: SortKey,
    names: Names,
    sorting: Option<Sorting>,
}

impl Ordering {
    pub fn new(key: SortKey, names: Names) -> Self {
        Self {
            key,
            names,
            sorting: None,
        }
    }
}

impl Slices for Ordering {
    fn step(&mut self, directory: &Directory) -> bool {
        let order = directory.orders.of(self.key, self.names);
        if order.get().is_some() {
            return false;
        }
        let sorting = self.sorting.get_or_insert_with(|| {
            let rows = directory.rows().map(|row| row as u32);
            Sorting::new(rows.collect())
        });
        let numbers = Numbers {
            key: self.key,
            directory,
        };
        let texts = |of: fn(&Search, u32) -> &str| Texts {
            search: directory.search(self.names),
            of,
        };
        let is_unfinished = match self.key {
            SortKey::Name => sorting.step(&texts(Search::name)),
            SortKey::Email => sorting.step(&texts(Search::email)),
            _ => sorting.step(&numbers),
        };
        if !is_unfinished && let Some(sorting) = self.sorting.take() {
            // Another preparation may have finished first, with the same order.
            let _ = order.set(sorting.into_rows());
        }
        is_unfinished
    }
}

/// Sorts by what is a number, or can be given as one.
struct Numbers<'a> {
    key: SortKey,
    directory: &'a Directory,
}

impl Keys for Numbers<'_> {
    fn key(&self, row: u32, level: u32) -> u64 {
        let columns = &self.directory.columns;
        let row = row as usize;
        let value = |values: &[i64]| values.get(row).copied().unwrap_or(MISSING);
        let used = || value(columns.last_uses.values());
        let set_up = || value(columns.vault_created_at.values());
        let number = match self.key {
            // Never is the oldest of all; among those, the vault that was set up last comes last.
            SortKey::LastUsed if level == 0 => used(),
            SortKey::LastUsed => set_up(),
            // The later the last use the less idle; no use at all comes before every other.
            SortKey::Idle => match used().max(set_up()) {
                MISSING => MISSING,
                last_used => last_used.saturating_neg(),
            },
            SortKey::Suggest => self.suggestion(row),
            _ => self.reminders(columns, row),
        };
        // As numbers without a sign have the order of those with one.
        number.cast_unsigned() ^ 1 << 63
    }

    fn goes_on(&self, _: u64, level: u32) -> bool {
        self.key == SortKey::LastUsed && level == 0
    }
}

impl Numbers<'_> {
    fn suggestion(&self, row: usize) -> i64 {
        let facets = self.directory.facets(row).unwrap_or_default();
        let suggestion = facets.words::<Suggestion>().iter().next();
        suggestion.map_or(i64::from(u8::MAX), |suggestion| {
            i64::from(suggestion.index())
        })
    }

    fn reminders(&self, columns: &Columns, row: usize) -> i64 {
        let evidence = columns.evidence(row, self.directory.as_of());
        evidence.map_or(0, |evidence| i64::from(evidence.reminders))
    }
}

/// Sorts by a text, seven bytes at each level.
struct Texts<'a> {
    search: &'a Search,
    of: fn(&Search, u32) -> &str,
}

/// Says in the place of an eighth byte that the text goes on; otherwise there is how many of the seven
/// bytes it has, since it may itself have bytes of zero.
const GOES_ON: u64 = 8;

impl Keys for Texts<'_> {
    fn key(&self, row: u32, level: u32) -> u64 {
        let text = (self.of)(self.search, row).as_bytes();
        let rest = text.get(level as usize * 7..).unwrap_or_default();
        if let Some(bytes) = rest.first_chunk::<8>() {
            return u64::from_be_bytes(*bytes) & !0xff | GOES_ON;
        }
        let bytes = rest.iter().copied().chain(std::iter::repeat(0)).take(7);
        let bytes = bytes.fold(0, |key, byte| key << 8 | u64::from(byte));
        bytes << 8 | rest.len() as u64
    }

    fn goes_on(&self, key: u64, _: u32) -> bool {
        key & 0xff == GOES_ON
    }
}
