//! Unreadable records: one kind for each reason to set a record aside.

use std::io;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::record::{Record, id};

/// Why a record cannot be read.
#[derive(Debug, Clone, Copy)]
pub enum Flaw {
    NotAnObject,
    NoId,
    BadDate,
    UnknownWord,
    FutureUse,
    RepeatedId,
}

impl Flaw {
    /// Every kind, in the order in which they take turns.
    pub const ALL: [Self; 6] = [
        Self::NotAnObject,
        Self::NoId,
        Self::BadDate,
        Self::UnknownWord,
        Self::FutureUse,
        Self::RepeatedId,
    ];

    /// `record` with this flaw and no other.
    ///
    /// # Errors
    /// The record cannot be serialized, which never happens with a derived serializer.
    pub fn spoil(self, record: &Record, as_of: DateTime<Utc>) -> io::Result<Value> {
        let mut value = serde_json::to_value(record)?;
        let Some(fields) = value.as_object_mut() else {
            return Ok(value);
        };
        match self {
            Self::NotAnObject => return Ok(json!("this is not a record")),
            Self::NoId => drop(fields.remove("id")),
            Self::BadDate => drop(fields.insert("vault_created_at".into(), json!("31/12/2025"))),
            Self::UnknownWord => drop(fields.insert("account".into(), json!("retired"))),
            Self::FutureUse => {
                let later = json!([{
                    "name": "Laptop with a wrong clock",
                    "platform": "Windows",
                    "paired": true,
                    "last_opened_at": as_of + TimeDelta::days(3),
                }]);
                drop(fields.insert("devices".into(), later));
            }
            // The first record is always readable, so its id is taken.
            Self::RepeatedId => drop(fields.insert("id".into(), json!(id(0)))),
        }
        Ok(value)
    }
}
