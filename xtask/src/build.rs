//! `cargo xtask build`: the app for release into dist/, and how large it is.

use std::env;

use anyhow::Result;

use crate::process;
use crate::project::Project;
use crate::sizes;
use crate::tools::{self, Tools};

/// Does all set-up, builds, and prints the sizes.
///
/// # Errors
/// A tool that cannot be installed, or a failed build.
pub fn run(project: &Project) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_BUILD)?;
    release(project, &tools)?;
    println!("{}", sizes::table(&sizes::measure(&project.dist())?));
    Ok(())
}

/// Builds the app for release into dist/.
///
/// # Errors
/// A failed build.
pub fn release(project: &Project, tools: &Tools) -> Result<()> {
    let mut trunk = tools.command("trunk");
    // Offline: set-up has installed what Trunk would otherwise download.
    trunk
        .args(["build", "--release", "--offline", "--dist"])
        .arg(project.dist())
        .current_dir(project.root());
    // Trunk takes no other value of this variable than true and false, and stops at the usual 1.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    process::run(&mut trunk, "The build of dist/")
}
