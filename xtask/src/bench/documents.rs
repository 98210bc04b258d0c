//! The documents, made once and kept below target/.

use std::fmt;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result};
use axum::body::Bytes;
use chrono::{DateTime, TimeZone as _, Utc};
use serde::Serialize;

use super::counts::Counts;
use super::lean;
use crate::build::compressed;
use crate::project::Project;
use crate::sample::{self, Sample};

/// How large a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Size {
    /// How many users are in it.
    pub users: usize,
    /// Without the fields that the chart and the list here do without: less than half of the bytes.
    pub is_lean: bool,
}

impl Size {
    /// From the smallest document to the largest.
    pub fn order(self) -> (usize, bool) {
        (self.users, !self.is_lean)
    }
}

impl FromStr for Size {
    type Err = String;

    /// `100000`, or `1000000-lean`.
    fn from_str(text: &str) -> Result<Self, String> {
        let (users, is_lean) = match text.strip_suffix("-lean") {
            Some(users) => (users, true),
            None => (text, false),
        };
        match users.parse() {
            Ok(users) if users > 0 => Ok(Self { users, is_lean }),
            _ => Err("write a number of users such as 100000, or 100000-lean".to_owned()),
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.users,
            if self.is_lean { "-lean" } else { "" }
        )
    }
}

/// One document, in memory.
pub struct Document {
    /// Its bytes.
    pub bytes: Bytes,
    /// The file that it is in.
    file: PathBuf,
    /// What every page must show.
    pub counts: Counts,
}

impl Document {
    /// Reads it, or makes it first. It is the same on every machine and on every day.
    ///
    /// # Errors
    /// A file below target/ that cannot be written or read.
    pub fn open(project: &Project, size: Size) -> Result<Self> {
        let folder = project.root().join("target/bench/documents");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{size}.json"));
        let note = folder.join(format!("{size}.counts.json"));
        if !file.is_file() {
            println!("Making the document of {size} users (once)");
            write(&file, size)?;
        }
        let noted = fs::read(&note).ok();
        let noted = noted.and_then(|noted| serde_json::from_slice(&noted).ok());
        let counts = match noted.filter(Counts::has_every_word) {
            Some(counts) => counts,
            None => {
                let counts = Counts::of(BufReader::new(File::open(&file)?), as_of())?;
                fs::write(&note, serde_json::to_vec(&counts)?)?;
                counts
            }
        };
        Ok(Self {
            bytes: read(&file)?,
            file,
            counts,
        })
    }

    /// The document as servers compress what they make themselves.
    ///
    /// # Errors
    /// A file below target/ that cannot be written or read.
    pub fn gzip(&self) -> Result<Bytes> {
        let file = self.file.with_extension("json.gz");
        if !file.is_file() {
            fs::write(&file, compressed::gzip(&self.bytes)?)?;
        }
        read(&file)
    }
}

fn read(file: &Path) -> Result<Bytes> {
    let bytes = fs::read(file).with_context(|| format!("Cannot read {}", file.display()))?;
    Ok(bytes.into())
}

/// When the documents say that they were made.
fn as_of() -> DateTime<Utc> {
    Utc.timestamp_nanos(1_795_413_600_000_000_000)
}

fn write(file: &Path, size: Size) -> Result<()> {
    let sample = Sample {
        users: size.users,
        seed: 1,
        as_of: as_of(),
        bad: 0,
    };
    let whole = file.with_extension("whole");
    sample::save(&sample, Some(&whole))?;
    if size.is_lean {
        lean::write(
            BufReader::new(File::open(&whole)?),
            BufWriter::new(File::create(file)?),
        )?;
        fs::remove_file(whole)?;
    } else {
        fs::rename(whole, file)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_read_as_it_is_written() {
        for text in ["3000", "1000000-lean"] {
            assert_eq!(text.parse::<Size>().unwrap().to_string(), text);
        }
        assert!("0".parse::<Size>().is_err());
        assert!("lean".parse::<Size>().is_err());
    }

    #[test]
    fn the_documents_are_of_a_monday_morning() {
        assert_eq!(as_of().to_rfc3339(), "2026-11-23T06:00:00+00:00");
    }
}
