//! `cargo xtask summarize`: the figures of a document of users, without the people.

use std::path::{self, Path};
use std::process::Command;

use anyhow::Result;

use crate::process;
use crate::project::Project;

/// Prints the figures, as the library counts them.
///
/// The library is compiled by a separate program so that the other tasks need not wait for it.
///
/// # Errors
/// The document cannot be read, or only a part of it.
pub fn run(project: &Project, document: &Path) -> Result<()> {
    let mut summarize = Command::new(process::cargo());
    summarize
        .args(["run", "--quiet", "--example", "summarize", "--"])
        .arg(path::absolute(document)?)
        .current_dir(project.root());
    process::run(&mut summarize, "The summary")
}
