//! Small closed vocabularies: one word in the URL and the JSON, one label on the screen.

use std::fmt;

/// A value of a small closed vocabulary, at most eight values long.
pub trait Word: Copy + Eq + fmt::Debug + Sized + 'static {
    /// The vocabulary's name, as the URL writes it.
    const NAME: &'static str;
    /// Every value, in the order in which it is listed on screen and printed in URLs.
    const ALL: &'static [Self];
    /// The word and the label of every value, in the same order.
    const WORDS: &'static [(&'static str, &'static str)];

    /// The word used in URLs and documents.
    fn as_str(self) -> &'static str {
        let word = Self::WORDS.get(self.index() as usize);
        word.map_or("", |(word, _)| word)
    }

    /// The label that stands on the screen.
    fn label(self) -> &'static str {
        let word = Self::WORDS.get(self.index() as usize);
        word.map_or("", |(_, label)| label)
    }

    /// The position in [`Word::ALL`].
    fn index(self) -> u32;

    /// The value that a word stands for. Case matters.
    fn from_word(word: &str) -> Result<Self, UnknownWord> {
        Self::ALL
            .iter()
            .copied()
            .find(|value| value.as_str() == word)
            .ok_or(UnknownWord)
    }
}

/// The word belongs to no value of the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownWord;

/// Declares an enum and its [`Word`]s in one table. An engine's messages have the position of a word, in
/// place of its text.
macro_rules! words {
    ($(#[$doc:meta])* pub enum $name:ident as $parameter:literal {
        $($(#[$value_doc:meta])* $value:ident = $word:literal, $label:literal;)+
    }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$value_doc])* $value),+ }

        impl $crate::domain::Word for $name {
            const NAME: &'static str = $parameter;
            const ALL: &'static [Self] = &[$(Self::$value),+];
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, $label)),+];

            fn index(self) -> u32 {
                self as u32
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u8($crate::domain::Word::index(*self) as u8)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let index = <u8 as serde::Deserialize>::deserialize(deserializer)?;
                let word = <Self as $crate::domain::Word>::ALL.get(index as usize).copied();
                word.ok_or_else(|| serde::de::Error::custom("not a word of the vocabulary"))
            }
        }
    };
}
pub(crate) use words;
