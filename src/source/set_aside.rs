use serde::{Deserialize, Serialize};

use crate::domain::Names;

/// What is wrong with an unreadable record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// The record's id, where that much could be read.
    pub id: Option<String>,
    /// The field at fault, such as `devices[0].added_at`; empty when it is the record as a whole.
    pub field: String,
    /// What is wrong with it, for the reader.
    pub reason: Reason,
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The sentence, with values of the document.
    full: String,
    /// The same without values of the document, which may name a person.
    concealed: Option<String>,
}

impl Reason {
    /// A sentence that repeats nothing of the document.
    pub fn new(sentence: &str) -> Self {
        Self {
            full: sentence.to_owned(),
            concealed: None,
        }
    }

    /// A sentence that repeats a value of the document, and the same without it.
    pub fn of_value(full: String, concealed: &str) -> Self {
        Self {
            full,
            concealed: Some(concealed.to_owned()),
        }
    }

    /// The sentence; if names are concealed, without what may name a person.
    pub fn say(&self, names: Names) -> &str {
        match (&self.concealed, names) {
            (Some(concealed), Names::Concealed) => concealed,
            _ => &self.full,
        }
    }
}

/// A record that is left out whole, counted, and listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// Which record of the document, from 1.
    pub record: u32,
    /// What is wrong with it.
    pub why: Unreadable,
}
