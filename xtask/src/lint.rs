//! `cargo xtask lint`: formatting, lints, and the rules of style and markup that no linter knows.

mod colours;
mod markup;
mod problem;
mod source;

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, cargo};
use crate::project::Project;
use crate::tools::{self, TARGET};

pub use problem::Problem;

/// The one style sheet that names colours.
const TOKENS: &str = "tokens.css";

/// Runs every check; the quick ones first.
///
/// # Errors
/// The first check that fails.
pub fn run(project: &Project) -> Result<()> {
    let problems = problems(project.root())?;
    for problem in &problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        bail!("Style or markup breaks a rule, in the places listed above");
    }

    check(
        project,
        "The formatting check",
        &["fmt", "--all", "--check"],
    )?;
    check(
        project,
        "Clippy",
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    tools::prepare(project, tools::FOR_LINT)?;
    let browser = [
        "clippy", "--target", TARGET, "--lib", "--bins", "--test", "browser", "--", "-D",
        "warnings",
    ];
    check(project, "Clippy for the browser", &browser)
}

fn check(project: &Project, what: &str, arguments: &[&str]) -> Result<()> {
    process::run(
        Command::new(cargo())
            .args(arguments)
            .current_dir(project.root()),
        what,
    )
}

/// What is wrong in `style/*.css` and `index.html` below `root`, by file and line.
///
/// # Errors
/// A file that cannot be read.
pub fn problems(root: &Path) -> Result<Vec<Problem>> {
    let mut problems = markup::problems("index.html", &read(&root.join("index.html"))?);
    for name in style_sheets(&root.join("style"))? {
        let file = format!("style/{name}");
        problems.extend(colours::problems(&file, &read(&root.join(&file))?));
    }
    Ok(problems)
}

/// The names of all style sheets that may not name colours, in order.
fn style_sheets(folder: &Path) -> Result<Vec<String>> {
    let unreadable = || format!("The folder {} cannot be read", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).with_context(unreadable)? {
        let name = entry
            .with_context(unreadable)?
            .file_name()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".css") && name != TOKENS {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))
}
