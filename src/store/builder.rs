use hashbrown::HashSet;

use super::columns::Columns;
use super::directory::Directory;
use super::live_counts::LiveCounts;
use super::measured::Measured;
use super::own_fields::OwnFields;
use super::strings::Index;
use crate::domain::{Day, Instant, TOLERANCE, User, sorted_by};
use crate::source::{Reason, Records, Refused, SetAside, Unreadable, first_user, read_user};

/// The columns of an organization, one row a user, while its records come in.
#[derive(Debug, Default)]
pub struct DirectoryBuilder {
    columns: Columns,
    /// The record that each row came from, from 1.
    records: Vec<u32>,
    read: u32,
    ids: Index,
    /// Ids of records that were set aside: they have been seen as well.
    unreadable_ids: HashSet<String>,
    set_aside: Vec<SetAside>,
    /// What is known once there is an instant to measure against.
    measured: Option<Measured>,
}

impl DirectoryBuilder {
    /// A builder with no users.
    pub fn new() -> Self {
        Self::default()
    }

    /// A builder that keeps these fields of each record as well.
    pub fn with_fields(fields: Vec<String>) -> Self {
        let mut builder = Self::default();
        builder.columns.own_fields = OwnFields::new(fields);
        builder
    }

    /// How many records it has been given, good and bad.
    pub fn records(&self) -> u32 {
        self.read
    }

    /// Whether any record could be understood.
    pub fn has_users(&self) -> bool {
        !self.records.is_empty()
    }

    /// Takes the bytes of the next record. One that can't be understood is set aside.
    pub fn push(&mut self, record: &[u8]) {
        if !self.take(record) {
            self.give_up(record);
        }
    }

    /// Sets the instant to measure against as soon as it is known. Users are then measured as they arrive, which
    /// leaves little for [`DirectoryBuilder::finish`] to do.
    pub fn measure(&mut self, as_of: Instant) {
        if self.measured.as_ref().map(|measured| measured.as_of) != Some(as_of) {
            self.columns.unsettle();
            self.measured = Some(Measured::new(as_of));
        }
        self.catch_up();
    }

    /// Counts so far; `None` until the instant to measure against is known.
    pub fn counts(&self) -> Option<LiveCounts> {
        Some(self.measured.as_ref()?.counts)
    }

    /// Fixes the instant that everything is measured against. Only now are uses in
    /// the future known for sure, and their records set aside.
    pub fn finish(mut self, as_of: Instant, history_from: Option<Day>) -> Directory {
        self.measure(as_of);
        let measured = self.measured.unwrap_or_else(|| Measured::new(as_of));
        for row in measured.late.iter().map(|row| *row as usize) {
            let late = self.columns.use_after(row, as_of + TOLERANCE);
            let (Some((field, at)), Some(record)) = (late, self.records.get(row)) else {
                continue;
            };
            let id = Some(self.columns.ids.get(row).to_owned());
            let rule = "is more than 24 hours after the data was generated";
            let reason = Reason::of_value(format!("{at} {rule}"), rule);
            self.set_aside.push(SetAside {
                record: *record,
                why: Unreadable { id, field, reason },
            });
        }
        self.set_aside = sorted_by(self.set_aside, |set_aside| set_aside.record.into());
        self.columns.forget_moments();
        Directory::new(
            history_from,
            self.columns,
            measured,
            self.ids,
            self.read,
            self.set_aside,
        )
    }

    /// Measures the users added since the last call.
    fn catch_up(&mut self) {
        if let Some(measured) = &mut self.measured {
            measured.catch_up(&mut self.columns);
        }
    }

    /// Takes a user, unless there is one with the same id.
    fn add(&mut self, user: User<'_>, record: &[u8]) {
        let is_new = !self.unreadable_ids.contains(user.id.as_ref())
            && self.ids.insert(&mut self.columns.ids, &user.id).is_ok();
        if is_new {
            self.columns.push(&user);
            self.columns.own_fields.push(record);
            self.records.push(self.read);
            self.catch_up();
        } else {
            let rule = "is already used by an earlier record";
            let reason = Reason::of_value(format!("“{}” {rule}", user.id), rule);
            self.set_aside(Unreadable {
                id: Some(user.id.into_owned()),
                field: "id".to_owned(),
                reason,
            });
        }
    }

    fn set_aside(&mut self, why: Unreadable) {
        self.set_aside.push(SetAside {
            record: self.read,
            why,
        });
    }
}

impl Records for DirectoryBuilder {
    fn take_first(&mut self, text: &[u8]) -> Option<usize> {
        let (user, length) = first_user(text)?;
        self.read += 1;
        self.add(user, text);
        Some(length)
    }

    fn take(&mut self, record: &[u8]) -> bool {
        let read = read_user(record);
        if read == Err(Refused::NotJson) {
            return false;
        }
        self.read += 1;
        match read {
            Ok(user) => self.add(user, record),
            Err(Refused::Unreadable(why)) => {
                self.unreadable_ids.extend(why.id.clone());
                self.set_aside(why);
            }
            Err(Refused::NotJson) => {}
        }
        true
    }

    fn give_up(&mut self, _: &[u8]) {
        self.read += 1;
        self.set_aside(Unreadable {
            id: None,
            field: String::new(),
            reason: Reason::new("is not valid JSON"),
        });
    }
}
