use std::fmt;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use crate::settings::{Part, Settings};

/// A run stops after this many findings.
const MOST: usize = 25;

/// What one part of the campaign did and found.
#[derive(Debug)]
pub struct Report {
    settings: Settings,
    start: Instant,
    /// Counts by name, in order.
    counts: Vec<(&'static str, u64)>,
    findings: usize,
}

impl Report {
    pub fn new(settings: &Settings) -> Self {
        Self {
            settings: settings.clone(),
            start: Instant::now(),
            counts: Vec::new(),
            findings: 0,
        }
    }

    pub fn count(&mut self, what: &'static str, more: u64) {
        match self.counts.iter_mut().find(|(name, _)| *name == what) {
            Some((_, count)) => *count += more,
            None => self.counts.push((what, more)),
        }
    }

    /// Records what doesn't hold, with the bytes that show it.
    pub fn finding(&mut self, step: u64, what: &str, bytes: &[u8]) {
        self.findings += 1;
        let (part, path) = (self.part(), self.path(step, "bytes"));
        let Settings { seed, folder, .. } = &self.settings;
        let saved = fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes));
        let place = match saved {
            Ok(()) => format!("{} bytes in {}", bytes.len(), path.display()),
            Err(error) => format!("{} bytes, not saved: {error}", bytes.len()),
        };
        println!(
            "FINDING  {part}, seed {seed}, step {step}: {what}\n         {place}\n         again: \
             cargo xtask campaign --part {part} --seed {seed} --step {step}"
        );
    }

    /// Saves a note next to the bytes, for what they can't show.
    pub fn note(&self, step: u64, note: &str) {
        let path = self.path(step, "txt");
        match fs::write(&path, note) {
            Ok(()) => println!("         what the server did: {}", path.display()),
            Err(error) => println!("         what the server did, not saved: {error}\n{note}"),
        }
    }

    fn part(&self) -> &'static str {
        match self.settings.part {
            Part::Native => "native",
            Part::Browser => "browser",
        }
    }

    fn path(&self, step: u64, extension: &str) -> PathBuf {
        let Settings { seed, folder, .. } = &self.settings;
        folder.join(format!("{}-{seed}-{step}.{extension}", self.part()))
    }

    pub fn is_clean(&self) -> bool {
        self.findings == 0
    }

    /// Whether there are more findings than anybody will read.
    pub fn is_full(&self) -> bool {
        self.findings >= MOST
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "seed {}", self.settings.seed)?;
        for (what, count) in &self.counts {
            write!(f, ", {count} {what}")?;
        }
        let seconds = self.start.elapsed().as_secs_f64();
        write!(f, ", {} findings, {seconds:.1} s", self.findings)
    }
}
