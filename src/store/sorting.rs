use super::radix::Radix;

/// What rows are sorted by: a number, and where numbers are equal, another one.
pub(super) trait Keys {
    /// The number of a row at a level, from 0.
    fn key(&self, row: u32, level: u32) -> u64;

    /// Whether rows with the same number at a level may differ at the next.
    fn goes_on(&self, key: u64, level: u32) -> bool;
}

/// Sorts rows in slices. Rows that are equal at all levels keep their order.
///
/// Rows are sorted by their numbers at level 0 first. Each group of rows with the same number is then
/// sorted by those of the next level, so that of most texts the first letters are enough.
#[derive(Debug)]
pub(super) struct Sorting {
    rows: Vec<u32>,
    /// What is left to sort.
    groups: Vec<Group>,
    radix: Radix,
    /// Whether the last group is in `radix`.
    is_under_way: bool,
}

/// Rows with equal numbers up to a level, by their positions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
    pub level: u32,
}

/// How many rows a slice looks at, whatever it does with them.
const SLICE: usize = 16 * 1024;

/// Up to how many rows are sorted by insertion.
const FEW: usize = 48;

impl Sorting {
    pub fn new(rows: Vec<u32>) -> Self {
        let all = Group {
            start: 0,
            end: rows.len(),
            level: 0,
        };
        Self {
            groups: vec![all],
            rows,
            radix: Radix::default(),
            is_under_way: false,
        }
    }

    /// Does the next slice; gives whether something is left to do.
    pub fn step(&mut self, keys: &dyn Keys) -> bool {
        let mut left = SLICE;
        while left > 0 {
            let Some(group) = self.groups.last().copied() else {
                return false;
            };
            let rows = self.rows.get_mut(group.start..group.end);
            let rows = rows.unwrap_or_default();
            if rows.len() <= FEW {
                self.groups.pop();
                left = left.saturating_sub(rows.len().max(1));
                self.radix
                    .insert_all(rows, |row| keys.key(row, group.level));
            } else {
                if !self.is_under_way {
                    self.radix.start(rows.len());
                    self.is_under_way = true;
                }
                let key = |row| keys.key(row, group.level);
                if !self.radix.step(rows, &mut left, &key) {
                    continue;
                }
                self.is_under_way = false;
                self.groups.pop();
            }
            let groups = &mut self.groups;
            self.radix.each_run(|start, end, key| {
                if end - start > 1 && keys.goes_on(key, group.level) {
                    groups.push(Group {
                        start: group.start + start,
                        end: group.start + end,
                        level: group.level + 1,
                    });
                }
            });
        }
        !self.groups.is_empty()
    }

    /// The rows in order, once nothing is left to do.
    pub fn into_rows(self) -> Vec<u32> {
        self.rows
    }
}
