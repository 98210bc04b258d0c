//! Writes a sample organization to a file or to the terminal.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};

use super::{Sample, write};

/// Writes the organization to `out`, or to standard output.
///
/// # Errors
/// The file cannot be written. A reader that closes the pipe early (`| head`) is not an error.
pub fn save(sample: &Sample, out: Option<&Path>) -> Result<()> {
    let Some(path) = out else {
        return match flushed(sample, BufWriter::new(io::stdout().lock())) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            done => done.context("Cannot write the sample to standard output"),
        };
    };
    let problem = || {
        format!(
            "Cannot write the sample to {}; choose a file in an existing folder",
            path.display()
        )
    };
    let file = File::create(path).with_context(problem)?;
    flushed(sample, BufWriter::new(file)).with_context(problem)
}

fn flushed(sample: &Sample, mut out: impl Write) -> io::Result<()> {
    write(sample, &mut out)?;
    out.flush()
}
