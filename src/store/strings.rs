use std::hash::BuildHasher;
use std::ops::Range;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

use super::column::Ends;

/// Many texts in one allocation, by position. The empty text stands for a missing one.
#[derive(Debug, Default)]
pub(super) struct Strings {
    text: String,
    ends: Ends,
}

impl Strings {
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(self.text.len());
    }

    /// Adds the text that a function appends.
    pub fn push_with(&mut self, append: impl FnOnce(&mut String)) {
        append(&mut self.text);
        self.ends.push(self.text.len());
    }

    /// Makes room for so many texts more of so many bytes in all.
    pub fn reserve(&mut self, texts: usize, bytes: usize) {
        self.text.reserve(bytes);
        self.ends.reserve(texts);
    }

    pub fn len(&self) -> usize {
        self.ends.len()
    }

    pub fn get(&self, at: usize) -> &str {
        self.text.get(self.ends.range(at)).unwrap_or_default()
    }

    pub fn get_present(&self, at: usize) -> Option<&str> {
        Some(self.get(at)).filter(|text| !text.is_empty())
    }

    /// The entry that holds a byte of [`Strings::joined`], which is not before the entry `from`: looked
    /// for in ever longer leaps, and then between the last two.
    pub fn entry_at(&self, byte: usize, from: usize) -> usize {
        let is_before = |entry: usize| entry < self.len() && self.range(entry).end <= byte;
        let (mut entry, mut leap) = (from, 1);
        while is_before(entry + leap - 1) {
            entry += leap;
            leap *= 2;
        }
        while leap > 1 {
            leap /= 2;
            if is_before(entry + leap - 1) {
                entry += leap;
            }
        }
        entry
    }

    /// All texts behind one another.
    pub fn joined(&self) -> &str {
        &self.text
    }

    /// Where one text stands in [`Strings::joined`].
    pub fn range(&self, at: usize) -> Range<usize> {
        self.ends.range(at)
    }
}

/// Texts that are kept once each and go by number. Number 0 is the missing text.
#[derive(Debug)]
pub(super) struct Interned {
    texts: Strings,
    index: Index,
}

impl Default for Interned {
    fn default() -> Self {
        let mut interned = Self {
            texts: Strings::default(),
            index: Index::default(),
        };
        interned.number_of("");
        interned
    }
}

impl Interned {
    /// The text's number, a new one for a text that was not seen before.
    pub fn number_of(&mut self, text: &str) -> u32 {
        match self.index.insert(&mut self.texts, text) {
            Ok(number) | Err(number) => number,
        }
    }

    pub fn get(&self, number: u32) -> Option<&str> {
        self.texts.get_present(number as usize)
    }

    /// The numbers of all texts.
    pub fn numbers(&self) -> impl ExactSizeIterator<Item = u32> {
        (0..self.texts.len()).map(|number| number as u32)
    }

    /// The number of a text that was seen before.
    pub fn find(&self, text: &str) -> Option<u32> {
        self.index.find(&self.texts, text)
    }
}

/// Finds the position of a text in [`Strings`].
#[derive(Debug, Default)]
pub(super) struct Index {
    table: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Index {
    pub fn find(&self, strings: &Strings, text: &str) -> Option<u32> {
        let hash = self.hasher.hash_one(text);
        self.table
            .find(hash, |at| strings.get(*at as usize) == text)
            .copied()
    }

    /// Adds a text and gives its position; `Err` has the one where it stands already.
    pub fn insert(&mut self, strings: &mut Strings, text: &str) -> Result<u32, u32> {
        let hash = self.hasher.hash_one(text);
        let is_it = |at: &u32| strings.get(*at as usize) == text;
        let rehash = |at: &u32| self.hasher.hash_one(strings.get(*at as usize));
        match self.table.entry(hash, is_it, rehash) {
            Entry::Occupied(entry) => Err(*entry.get()),
            Entry::Vacant(entry) => {
                let at = strings.len() as u32;
                entry.insert(at);
                strings.push(text);
                Ok(at)
            }
        }
    }
}
