use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::column::Lists;
use super::facets::Facets;

/// Groups rows into cells: rows that every filter treats alike, except those by manager, day and text. A million
/// users fall into a few thousand cells, so counting cells is fast.
#[derive(Debug, Default)]
pub(super) struct Cells {
    of_rows: Vec<u32>,
    cells: Vec<Cell>,
    /// The platforms of each cell, in numbers: sorted, without repeats.
    platforms: Lists<u32>,
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

/// What the rows of one cell have in common, and how many they are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cell {
    pub facets: Facets,
    pub users: usize,
}

/// Marks rows that are in no list.
const NOWHERE: u32 = u32::MAX;

impl Cells {
    /// Adds the next row. `platforms` are sorted, without repeats.
    pub fn push(&mut self, facets: Facets, platforms: &[u32]) {
        let hash = self.hasher.hash_one((facets, platforms));
        let is_same = |at: &u32| self.is(*at, facets, platforms);
        let known = self.table.find(hash, is_same).copied();
        let at = known.unwrap_or_else(|| self.insert(hash, facets, platforms));
        if let Some(cell) = self.cells.get_mut(at as usize) {
            cell.users += 1;
        }
        self.of_rows.push(at);
    }

    /// Adds the next row, which is in no list.
    pub fn push_nowhere(&mut self) {
        self.of_rows.push(NOWHERE);
    }

    fn is(&self, at: u32, facets: Facets, platforms: &[u32]) -> bool {
        let cell = self.cells.get(at as usize);
        cell.is_some_and(|cell| cell.facets == facets)
            && self.platforms.get(at as usize) == platforms
    }

    fn insert(&mut self, hash: u64, facets: Facets, platforms: &[u32]) -> u32 {
        let at = self.cells.len() as u32;
        self.cells.push(Cell { facets, users: 0 });
        self.platforms.push(platforms.iter().copied());
        let Self {
            cells,
            platforms,
            hasher,
            table,
            ..
        } = self;
        let rehash = |at: &u32| {
            let facets = cells.get(*at as usize).map(|cell| cell.facets);
            hasher.hash_one((facets.unwrap_or_default(), platforms.get(*at as usize)))
        };
        table.insert_unique(hash, at, rehash);
        at
    }

    /// How many rows there are, in lists or not.
    pub fn rows(&self) -> usize {
        self.of_rows.len()
    }

    /// Every cell, by number.
    pub fn all(&self) -> &[Cell] {
        &self.cells
    }

    /// The number of each row's cell, which no cell has where the row is in no list.
    pub fn of_rows(&self) -> &[u32] {
        &self.of_rows
    }

    /// The cell of a row; `None` for a row that is in no list.
    pub fn of(&self, row: usize) -> Option<&Cell> {
        self.cells.get(*self.of_rows.get(row)? as usize)
    }

    /// The platforms of a cell's rows, in numbers.
    pub fn platforms(&self, cell: usize) -> &[u32] {
        self.platforms.get(cell)
    }
}
