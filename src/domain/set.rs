use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Word;

/// A set of [`Word`]s, kept as bits. The empty set stands for "no filter", thus for all.
pub struct Set<T> {
    bits: u8,
    of: PhantomData<T>,
}

impl<T: Word> Set<T> {
    /// The set with no word in it.
    pub const EMPTY: Self = Self {
        bits: 0,
        of: PhantomData,
    };

    /// The set of one word.
    pub fn only(word: T) -> Self {
        Self::EMPTY.toggled(word)
    }

    /// This set with the word added.
    #[must_use]
    pub fn with(self, word: T) -> Self {
        Self {
            bits: self.bits | 1 << word.index(),
            of: PhantomData,
        }
    }

    /// This set with the word added when it was missing, and taken out when it was there.
    #[must_use]
    pub fn toggled(self, word: T) -> Self {
        Self {
            bits: self.bits ^ 1 << word.index(),
            of: PhantomData,
        }
    }

    /// Whether the word is in the set.
    pub fn contains(self, word: T) -> bool {
        self.bits & 1 << word.index() != 0
    }

    /// Whether no word is in the set.
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// Whether every word of the vocabulary is in the set.
    pub fn is_full(self) -> bool {
        T::ALL.iter().all(|word| self.contains(*word))
    }

    /// The set's words, in the vocabulary's order.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::ALL
            .iter()
            .copied()
            .filter(move |word| self.contains(*word))
    }

    /// The set with the words of these bits, as [`Set::bits`] gives them.
    pub fn from_bits(bits: u8) -> Self {
        Self {
            bits,
            of: PhantomData,
        }
    }

    /// One bit a word, the vocabulary's first word in the lowest.
    pub fn bits(self) -> u8 {
        self.bits
    }
}

impl<T: Word> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        words.into_iter().fold(Self::EMPTY, Self::with)
    }
}

// By hand, since a derive would ask the same of `T` for no reason.
impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Set<T> {}
impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Set<T> {}
impl<T: Word> Default for Set<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<T: Word> std::fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Word> Serialize for Set<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.bits.serialize(serializer)
    }
}

impl<'de, T: Word> Deserialize<'de> for Set<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        u8::deserialize(deserializer).map(Self::from_bits)
    }
}
