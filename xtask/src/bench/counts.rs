//! What every page must show for a document, counted here by the rules of the README.

use std::io::BufRead;

use anyhow::{Context, Result};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The words that are typed into the search box, letter by letter. Each letter leaves fewer users than the
/// one before it, or nobody could tell when its rows are there. Without accents, which not every page
/// ignores.
pub const WORDS: [&str; 3] = ["hana", "rosa", "deep"];

/// The figures of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Everybody.
    pub users: usize,
    /// Onboarded users with a use in the last 30 days.
    pub active: usize,
    /// The other onboarded users.
    pub inactive: usize,
    /// How many users each beginning of each word finds.
    pub found: Vec<(String, usize)>,
}

/// The part of a record that decides.
#[derive(Deserialize)]
struct Record<'a> {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
    account: Option<&'a str>,
    license: Option<&'a str>,
    vault_created_at: Option<DateTime<Utc>>,
    last_used_at: Option<DateTime<Utc>>,
    #[serde(default)]
    devices: Vec<Device>,
    #[serde(default)]
    active_on: Vec<NaiveDate>,
}

#[derive(Deserialize)]
struct Device {
    last_opened_at: Option<DateTime<Utc>>,
    last_autofill_at: Option<DateTime<Utc>>,
}

impl Counts {
    /// Counts a document of one user a line, as [`crate::sample`] writes it.
    ///
    /// # Errors
    /// The document cannot be read, or a line is no record.
    pub fn of(document: impl BufRead, as_of: DateTime<Utc>) -> Result<Self> {
        let mut counts = Self::none();
        for line in document.lines() {
            let line = line?;
            let text = line.trim_end_matches(',');
            if text.starts_with("{\"id\"") {
                let record = serde_json::from_str(text)
                    .with_context(|| format!("This is no record: {text}"))?;
                counts.add(&record, as_of);
            }
        }
        Ok(counts)
    }

    fn none() -> Self {
        let beginnings = |word: &'static str| (1..=word.len()).filter_map(|end| word.get(..end));
        Self {
            users: 0,
            active: 0,
            inactive: 0,
            found: WORDS
                .into_iter()
                .flat_map(beginnings)
                .map(|text| (text.to_owned(), 0))
                .collect(),
        }
    }

    fn add(&mut self, record: &Record<'_>, as_of: DateTime<Utc>) {
        self.users += 1;
        if record.is_onboarded() {
            let is_active = record.last_used(as_of) >= Some(as_of - Duration::days(30));
            *(if is_active {
                &mut self.active
            } else {
                &mut self.inactive
            }) += 1;
        }
        let (name, email) = (record.name.to_lowercase(), record.email.to_lowercase());
        for (text, users) in &mut self.found {
            *users += usize::from(name.contains(&*text) || email.contains(&*text));
        }
    }

    /// Whether it was counted with the words of today.
    pub fn has_every_word(&self) -> bool {
        WORDS.iter().all(|word| self.found(word).is_some())
    }

    /// How many users a text finds.
    pub fn found(&self, text: &str) -> Option<usize> {
        self.found
            .iter()
            .find(|(of, _)| of == text)
            .map(|(_, users)| *users)
    }
}

impl Record<'_> {
    fn is_onboarded(&self) -> bool {
        self.license.is_none_or(|license| license == "assigned")
            && self.account.is_none_or(|account| account == "enabled")
            && self.vault_created_at.is_some()
    }

    fn last_used(&self, as_of: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let on_devices = self
            .devices
            .iter()
            .flat_map(|device| [device.last_opened_at, device.last_autofill_at]);
        let known = on_devices
            .flatten()
            .chain(self.vault_created_at)
            .chain(self.last_used_at)
            .max();
        let Some(day) = self.active_on.iter().max() else {
            return known;
        };
        if known.is_some_and(|known| known.date_naive() >= *day) {
            return known;
        }
        let end = day.succ_opt()?.and_hms_opt(0, 0, 0)?.and_utc() - Duration::nanoseconds(1);
        Some(end.min(as_of))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, Sample};

    fn as_of() -> DateTime<Utc> {
        "2026-11-23T06:00:00Z".parse().unwrap()
    }

    /// How a user with a vault and these fields is counted. The cut-off is at 6:00 on 24 October.
    fn counted(fields: &str) -> (usize, usize) {
        let line = format!(
            r#"{{"id":"u-1","name":"Hana Bak","vault_created_at":"2026-01-05T09:00:00Z"{fields}}},"#
        );
        let counts = Counts::of(line.as_bytes(), as_of()).unwrap();
        assert_eq!(
            (counts.users, counts.found("han"), counts.found("r")),
            (1, Some(1), Some(0))
        );
        (counts.active, counts.inactive)
    }

    #[test]
    fn the_last_use_decides_to_the_second() {
        let (active, inactive, neither) = ((1, 0), (0, 1), (0, 0));
        for (fields, expected) in [
            ("", inactive),
            (r#","last_used_at":"2026-10-24T06:00:00Z""#, active),
            (r#","last_used_at":"2026-10-24T05:59:59Z""#, inactive),
            (
                r#","devices":[{"last_opened_at":"2026-11-20T07:10:00+02:00"}]"#,
                active,
            ),
            (
                r#","devices":[{"last_opened_at":null},{"last_autofill_at":"2026-11-20T07:10:00Z"}]"#,
                active,
            ),
            (r#","active_on":["2026-10-24"]"#, active),
            (r#","active_on":["2026-10-23"]"#, inactive),
            (
                r#","last_used_at":"2026-10-24T05:00:00Z","active_on":["2026-10-24"]"#,
                inactive,
            ),
            (
                r#","last_used_at":"2026-11-20T05:00:00Z","license":"unassigned""#,
                neither,
            ),
            (
                r#","last_used_at":"2026-11-20T05:00:00Z","account":"suspended""#,
                neither,
            ),
        ] {
            assert_eq!(counted(fields), expected, "{fields}");
        }
    }

    #[test]
    fn each_letter_leaves_fewer_users() {
        let sample = Sample {
            users: 3_000,
            seed: 1,
            as_of: as_of(),
            bad: 0,
        };
        let mut document = Vec::new();
        sample::write(&sample, &mut document).unwrap();
        let counts = Counts::of(document.as_slice(), as_of()).unwrap();
        for word in WORDS {
            let mut before = counts.users;
            for end in 1..=word.len() {
                let found = counts.found(&word[..end]).unwrap();
                assert!(
                    0 < found && found < before,
                    "{}: {found} of {before}",
                    &word[..end]
                );
                before = found;
            }
        }
    }
}
