//! The documents, made once and kept below target/.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::{Context, Result};
use axum::body::Bytes;
use chrono::{DateTime, TimeZone as _, Utc};
use serde::Serialize;

use super::counts::Counts;
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
        let noted = fs::read(&note).ok();
        let noted = noted.and_then(|noted| serde_json::from_slice(&noted).ok());
        let counts = match noted {
            Some(counts) if file.is_file() => counts,
            _ => {
                println!("Making the document of {size} users (once)");
                write(&file, size)?;
                let counts = Counts::of(&file, as_of())?;
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
        make_lean(
            BufReader::new(File::open(&whole)?),
            BufWriter::new(File::create(file)?),
        )?;
        fs::remove_file(whole)?;
    } else {
        fs::rename(whole, file)?;
    }
    Ok(())
}

/// What a lean document lacks: the days of use, and all of a device but its name, its platform and its
/// uses.
const LACKING: [&str; 5] = [
    "active_on",
    "version",
    "added_at",
    "paired",
    "hub_authenticated",
];

/// Leaves the fields of [`LACKING`] out of every line.
fn make_lean(document: impl io::BufRead, mut out: impl Write) -> io::Result<()> {
    for line in document.lines() {
        let lean = LACKING
            .iter()
            .fold(line?, |line, field| without(&line, field));
        writeln!(out, "{lean}")?;
    }
    out.flush()
}

/// A line without a field that is nowhere the first of its object. Its value is a word, a date, or a list
/// of them, as the sample has it.
fn without(line: &str, field: &str) -> String {
    let start = format!(",\"{field}\":");
    let mut parts = line.split(&start);
    let mut left = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = if part.starts_with('[') {
            part.find(']').map(|end| end + 1)
        } else {
            part.find([',', '}'])
        };
        left.push_str(end.and_then(|end| part.get(end..)).unwrap_or_default());
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lean_document_lacks_what_it_should_and_nothing_else() {
        let whole = r#"{"id":"u-1","devices":[{"name":"A","platform":"iOS","version":"6.1","paired":true,"last_opened_at":"2026-11-20T07:10:00Z"},{"name":"B","paired":false}],"active_on":["2026-11-21","2026-11-20"],"reminders":[]},"#;
        let lean = r#"{"id":"u-1","devices":[{"name":"A","platform":"iOS","last_opened_at":"2026-11-20T07:10:00Z"},{"name":"B"}],"reminders":[]},"#;
        let mut out = Vec::new();
        make_lean(format!("{whole}\n]}}\n").as_bytes(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{lean}\n]}}\n"));
    }

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
