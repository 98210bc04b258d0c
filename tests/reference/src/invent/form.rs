//! The forms that a document may have.

use serde_json::{Value, json};

use super::Organisation;
use crate::dice::Dice;

/// How an organisation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An object that says first when it was made.
    HeaderFirst,
    /// An object that says so behind its users.
    UsersFirst,
    /// A bare array, a record a line.
    Array,
    /// One record a line.
    Lines,
    /// The same with an end line.
    LinesWithEnd,
}

impl Form {
    pub const ALL: [Self; 5] = [
        Self::HeaderFirst,
        Self::UsersFirst,
        Self::Array,
        Self::Lines,
        Self::LinesWithEnd,
    ];

    pub fn any(dice: &mut Dice) -> Self {
        dice.pick(&Self::ALL)
    }

    pub fn is_lines(self) -> bool {
        matches!(self, Self::Lines | Self::LinesWithEnd)
    }

    /// The document.
    pub fn write(self, organisation: &Organisation) -> String {
        let records: Vec<String> = organisation.records.iter().map(Value::to_string).collect();
        let list = format!("[\n{}\n]", records.join(",\n"));
        let mut header = String::new();
        for (key, value) in [
            ("generated_at", &organisation.generated_at),
            ("history_from", &organisation.history_from),
        ] {
            if let Some(value) = value {
                header.push_str(&format!("{}:{value},", json!(key)));
            }
        }
        let header = header.trim_end_matches(',');
        let comma = if header.is_empty() { "" } else { "," };
        match self {
            Self::HeaderFirst => format!("{{{header}{comma}\n\"users\":{list}}}\n"),
            Self::UsersFirst => format!("{{\"users\":{list}{comma}{header}}}\n"),
            Self::Array => format!("{list}\n"),
            Self::Lines => records.iter().map(|record| format!("{record}\n")).collect(),
            Self::LinesWithEnd => {
                let lines: String = records.iter().map(|record| format!("{record}\n")).collect();
                format!("{lines}{{\"end\":true,\"records\":{}}}\n", records.len())
            }
        }
    }
}
