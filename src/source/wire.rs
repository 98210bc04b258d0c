//! The values that answers of a portal are made of, as JSON writes them.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::domain::{Instant, Word};

/// A structure that is written as an object. serde by itself takes a list of the fields as well.
#[derive(Debug, Default)]
pub(super) struct Object<T>(pub T);

struct ObjectVisitor<T>(PhantomData<T>);
impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Object)
    }
}
impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

/// A text, borrowed from the record where it holds no escapes.
#[derive(Debug, Default)]
pub(super) struct Text<'a>(pub Option<Cow<'a, str>>);

impl<'a> Text<'a> {
    /// The text, unless it is missing or blank.
    pub fn present(self) -> Option<Cow<'a, str>> {
        self.0.filter(|text| !text.trim().is_empty())
    }
}

/// A required text or integer that is not blank; `7` and `"7"` are the same id.
#[derive(Debug)]
pub(super) struct Id<'a> {
    pub text: Cow<'a, str>,
    /// Whether the document writes it as an integer.
    pub is_integer: bool,
}

/// A date and time. 1970-01-01 or earlier, the zero of other systems, counts as missing.
#[derive(Debug, Default)]
pub(super) struct DateTime(pub Option<Instant>);

/// A word of a closed vocabulary.
#[derive(Debug)]
pub(super) struct Vocabulary<T>(pub Option<T>);

impl<T> Default for Vocabulary<T> {
    fn default() -> Self {
        Self(None)
    }
}

struct TextVisitor;
impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string")
    }
    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Borrowed(text))))
    }
    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(text.to_owned()))))
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Text(None))
    }
}
impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct IdVisitor;
impl<'de> Visitor<'de> for IdVisitor {
    type Value = Id<'de>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a string or an integer")
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        not_blank(Cow::Borrowed(text))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        not_blank(Cow::Owned(text.to_owned()))
    }
    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        Ok(integer(number.to_string()))
    }
    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(integer(number.to_string()))
    }
}
fn integer<'a>(text: String) -> Id<'a> {
    Id {
        text: Cow::Owned(text),
        is_integer: true,
    }
}
fn not_blank<E: Error>(text: Cow<'_, str>) -> Result<Id<'_>, E> {
    if text.trim().is_empty() {
        Err(E::custom("is blank"))
    } else {
        Ok(Id {
            text,
            is_integer: false,
        })
    }
}
impl<'de: 'a, 'a> Deserialize<'de> for Id<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(IdVisitor)
    }
}

/// Reads a text, or `null` as nothing, through a function that may refuse it.
struct Parsed<T> {
    expecting: &'static str,
    parse: fn(&str) -> Option<T>,
    of: PhantomData<T>,
}
impl<'de, T> Visitor<'de> for Parsed<T> {
    type Value = Option<T>;
    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.expecting)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        match (self.parse)(text) {
            Some(value) => Ok(Some(value)),
            None => Err(E::custom(format_args!(
                "“{text}” is not {}",
                self.expecting
            ))),
        }
    }
    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expecting = "a date and time such as 2026-11-23T06:00:00Z";
        let parsed = Parsed {
            expecting,
            parse: Instant::parse,
            of: PhantomData,
        };
        deserializer
            .deserialize_any(parsed)
            .map(|at| Self(at.filter(|at| *at > Instant::EPOCH)))
    }
}

impl<'de, T: Word> Deserialize<'de> for Vocabulary<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let parsed = Parsed {
            expecting: T::NAME,
            parse: |word| T::from_word(word).ok(),
            of: PhantomData,
        };
        deserializer.deserialize_any(parsed).map(Self)
    }
}
