use hashbrown::HashSet;

use super::columns::Columns;
use super::directory::Directory;
use super::strings::Index;
use crate::domain::{Day, Instant, TOLERANCE, User};
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
}

impl DirectoryBuilder {
    /// A builder with no users.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many records it has been given, good and bad.
    pub fn records(&self) -> u32 {
        self.read
    }

    /// Takes the bytes of the next record. One that can't be understood is set aside.
    pub fn push(&mut self, record: &[u8]) {
        if !self.take(record) {
            self.give_up(record);
        }
    }

    /// Fixes the instant that everything is measured against. Only now are uses in
    /// the future known, and their records set aside.
    pub fn finish(mut self, as_of: Instant, history_from: Option<Day>) -> Directory {
        let latest = as_of + TOLERANCE;
        self.columns.settle(as_of);
        let mut readable = Vec::with_capacity(self.records.len());
        for (row, record) in self.records.iter().enumerate() {
            match self.columns.use_after(row, latest) {
                None => readable.push(row as u32),
                Some((field, at)) => {
                    let id = Some(self.columns.ids.get(row).to_owned());
                    let rule = "is more than 24 hours after the data was generated";
                    let reason = Reason::of_value(format!("{at} {rule}"), rule);
                    let why = Unreadable { id, field, reason };
                    self.set_aside.push(SetAside {
                        record: *record,
                        why,
                    });
                }
            }
        }
        self.set_aside
            .sort_unstable_by_key(|set_aside| set_aside.record);
        Directory::new(
            as_of,
            history_from,
            self.columns,
            self.ids,
            readable,
            self.read,
            self.set_aside,
        )
    }

    /// Takes a user, unless there is one with the same id.
    fn add(&mut self, user: User<'_>) {
        let is_new = !self.unreadable_ids.contains(user.id.as_ref())
            && self.ids.insert(&mut self.columns.ids, &user.id).is_ok();
        if is_new {
            self.columns.push(&user);
            self.records.push(self.read);
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
        self.add(user);
        Some(length)
    }

    fn take(&mut self, record: &[u8]) -> bool {
        let read = read_user(record);
        if read == Err(Refused::NotJson) {
            return false;
        }
        self.read += 1;
        match read {
            Ok(user) => self.add(user),
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
