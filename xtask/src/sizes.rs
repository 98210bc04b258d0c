//! What the built app weighs: its files, which code they are made of, and what they may weigh.

mod budget;
mod code;
mod files;

use std::fs;

use anyhow::{Context, Result, bail};

use crate::project::Project;

use budget::Budget;
use code::Code;
use files::{entries, measure, table};

/// Where the weights of the code are kept, to be compared with.
const KEPT: &str = "xtask/code.tsv";
/// Less than this is not worth a line.
const NOTEWORTHY: i64 = 500;

/// Prints the sizes of dist/, and fails where one is above the budget: then with the code that grew.
///
/// # Errors
/// An entry above its budget, or a file that cannot be read.
pub fn check(project: &Project) -> Result<()> {
    let sizes = measure(&project.dist())?;
    println!("{}", table(&sizes));
    let over = Budget::read(project)?.exceeded(&entries(&sizes))?;
    if over.is_empty() {
        return Ok(());
    }
    let grown = Code::of_build(project)?.grown_since(&kept(project)?, NOTEWORTHY);
    bail!(
        "{}\nThe code that grew, before wasm-opt:\n{grown}\nMake it smaller, or change {} and \
         run `cargo xtask size --keep`.",
        over.join("\n"),
        budget::FILE
    )
}

/// Prints which code the latest build is made of; with `keep`, later builds are compared with it. With
/// a file of that build, prints its functions instead.
///
/// # Errors
/// No build, or a file that cannot be read or written.
pub fn code(project: &Project, keep: bool, file: Option<&str>) -> Result<()> {
    if let Some(file) = file {
        let functions = Code::of_functions(project, file)?;
        println!("{}", functions.table(&functions, 1));
        return Ok(());
    }
    let code = Code::of_build(project)?;
    println!("{}", code.table(&kept(project)?, NOTEWORTHY));
    if keep {
        let file = project.root().join(KEPT);
        fs::write(&file, code.keep())
            .with_context(|| format!("{} cannot be written", file.display()))?;
    }
    Ok(())
}

fn kept(project: &Project) -> Result<Code> {
    let file = project.root().join(KEPT);
    let text =
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    Code::parse(&text).with_context(|| format!("{} cannot be read", file.display()))
}
