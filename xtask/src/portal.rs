//! `cargo xtask portal`: the built app inside an example portal.

use std::process::Command;

use anyhow::Result;

use crate::build;
use crate::process;
use crate::project::Project;
use crate::tools;

/// Installs missing tools, builds dist/ and runs the portal until it is stopped.
///
/// The portal is a separate program so that the other tasks need not compile a database.
///
/// # Errors
/// A tool cannot be installed, the build fails, or the portal cannot start.
pub fn run(project: &Project, port: u16, users: usize) -> Result<()> {
    build::release(project, &tools::prepare(project, tools::FOR_BUILD)?)?;
    let mut portal = Command::new(process::cargo());
    portal
        .args(["run", "--package", "portal", "--", "--dist"])
        .arg(project.dist())
        .args(["--port", &port.to_string()])
        .args(["--users", &users.to_string()])
        .current_dir(project.root());
    process::run(&mut portal, "The portal")
}
