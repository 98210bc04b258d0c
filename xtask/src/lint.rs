//! `cargo xtask lint`: formatting, Clippy, and our own rules for styles and markup.

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

/// The only style sheet that may contain colours.
const TOKENS: &str = "tokens.css";

/// Runs every check, the quick ones first.
///
/// # Errors
/// A check fails; the later ones do not run.
pub fn run(project: &Project) -> Result<()> {
    let problems = problems(project.root())?;
    for problem in &problems {
        eprintln!("{problem}");
    }
    if !problems.is_empty() {
        bail!("The styles or the markup break a rule; fix the places listed above");
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

/// Every broken rule in `style/*.css` and `index.html` below `root`.
///
/// # Errors
/// A file cannot be read.
pub fn problems(root: &Path) -> Result<Vec<Problem>> {
    let mut problems = markup::problems("index.html", &read(&root.join("index.html"))?);
    for name in style_sheets(&root.join("style"))? {
        let file = format!("style/{name}");
        problems.extend(colours::problems(&file, &read(&root.join(&file))?));
    }
    Ok(problems)
}

/// The names of all style sheets that may not contain colours, sorted.
fn style_sheets(folder: &Path) -> Result<Vec<String>> {
    let unreadable = || format!("Cannot read the folder {}", folder.display());
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
    fs::read_to_string(file).with_context(|| format!("Cannot read {}", file.display()))
}
