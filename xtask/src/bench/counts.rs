//! What every page must show for a document, counted here by the rules of the README.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;

use anyhow::{Context, Result};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// The words that are typed into the search box, letter by letter. Without accents, which not every
/// page ignores.
pub const WORDS: [&str; 2] = ["moreau", "singh"];

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
    /// The file cannot be read, or a line is no record.
    pub fn of(document: &Path, as_of: DateTime<Utc>) -> Result<Self> {
        let file =
            File::open(document).with_context(|| format!("Cannot read {}", document.display()))?;
        let mut counts = Self::none();
        for line in BufReader::new(file).lines() {
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
