//! The forms a document can have.

use serde_json::{Value, json};

use super::Organization;
use crate::dice::Dice;

/// How an organization is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// An object with the time it was made before its users.
    HeaderFirst,
    /// An object with the time it was made after its users.
    UsersFirst,
    /// A bare array, one record per line.
    Array,
    /// One record per line.
    Lines,
    /// One record per line, then an end line.
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

    /// Writes the document in this form.
    pub fn write(self, organization: &Organization) -> String {
        let is_pretty = organization.is_pretty && !self.is_lines();
        let records: Vec<String> = organization
            .records
            .iter()
            .map(|record| printed(record, is_pretty))
            .collect();
        let list = format!("[\n{}\n]", records.join(",\n"));
        let lines = || -> String { records.iter().map(|record| format!("{record}\n")).collect() };
        match self {
            Self::HeaderFirst => around(organization, &list, true),
            Self::UsersFirst => around(organization, &list, false),
            Self::Array => format!("{list}\n"),
            Self::Lines => lines(),
            Self::LinesWithEnd => {
                format!(
                    "{}{{\"end\":true,\"records\":{}}}\n",
                    lines(),
                    records.len()
                )
            }
        }
    }
}

fn printed(value: &Value, is_pretty: bool) -> String {
    match is_pretty {
        true => format!("{value:#}"),
        false => value.to_string(),
    }
}

/// An object with the list of users and the times before or after it.
fn around(organization: &Organization, list: &str, times_first: bool) -> String {
    let Organization {
        generated_at,
        history_from,
        members,
        split,
        is_pretty,
        ..
    } = organization;
    let (space, end) = if *is_pretty { (" ", "\n") } else { ("", "") };
    let member = |name: &str, value: &Value| {
        format!("{}:{space}{}", json!(name), printed(value, *is_pretty))
    };
    let of_times = [
        ("generated_at", generated_at),
        ("history_from", history_from),
    ];
    let times = of_times
        .iter()
        .filter_map(|(name, value)| Some(member(name, value.as_ref()?)));
    let mut all: Vec<String> = members
        .iter()
        .map(|(name, value)| member(name, value))
        .collect();
    all.insert(*split, format!("\n\"users\":{space}{list}"));
    let at = if times_first { 0 } else { all.len() };
    all.splice(at..at, times);
    format!("{{{end}{}{end}}}\n", all.join(&format!(",{end}")))
}
