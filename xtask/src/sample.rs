//! A sample organization: invented people whose histories exercise every rule of the product.
//!
//! The same [`Sample`] gives the same bytes on any machine. A few dozen users are a fixed cast that
//! covers every case an admin can meet. All others are drawn at random, with realistic weights.

mod cast;
mod devices;
mod draw;
mod flaw;
mod members;
mod moment;
mod people;
mod record;
mod reminders;
mod save;
mod seating;
mod story;
mod timeline;

#[cfg(test)]
mod tests;

use std::io::{self, Write};

use chrono::{DateTime, Utc};
use serde::Serialize;

pub use members::{Member, members};
pub use save::save;

use people::People;
use record::Record;
use seating::Seating;

/// Which organization to generate.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// How many records to write, bad ones included.
    pub users: usize,
    /// Each seed gives a different organization.
    pub seed: u64,
    /// The document's `generated_at`. No date in a readable record is later.
    pub as_of: DateTime<Utc>,
    /// How many of the records are unreadable; the kinds take turns. The first record is always
    /// readable, so this is at most `users - 1`.
    pub bad: usize,
}

/// Writes the organization as one JSON object, with one user per line and
/// `generated_at` before `users`.
///
/// Memory does not grow with the number of users. Each user is one `write_all`.
///
/// # Errors
/// Writing to `out` fails.
pub fn write(sample: &Sample, out: &mut impl Write) -> io::Result<()> {
    let people = People::new(sample.seed);
    let seating = Seating::new(sample);
    let mut line = Vec::new();

    let generated_at = serde_json::to_string(&sample.as_of)?;
    write!(
        out,
        "{{\"generated_at\":{generated_at},\n\"organization\":\"Sample organization\",\n\"users\":["
    )?;
    for index in 0..sample.users {
        line.clear();
        line.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        let record = Record::new(sample, &people, seating.story(index), index);
        match seating.flaw(index) {
            None => append(&mut line, &record)?,
            Some(flaw) => append(&mut line, &flaw.spoil(&record, sample.as_of)?)?,
        }
        out.write_all(&line)?;
    }
    out.write_all(b"\n]}\n")
}

fn append(line: &mut Vec<u8>, record: &impl Serialize) -> io::Result<()> {
    Ok(serde_json::to_writer(line, record)?)
}
