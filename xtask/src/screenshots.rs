//! `cargo xtask screenshots`: takes the screenshots in docs/, of the built app with a sample
//! organization.

use std::process::Command;

use anyhow::Result;

use crate::build;
use crate::process;
use crate::project::Project;
use crate::tools;

/// Installs missing tools, builds, and takes every screenshot.
///
/// # Errors
/// A tool cannot be installed, the build fails, or a page is never drawn.
pub fn run(project: &Project) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_SCREENSHOTS)?;
    build::release(project, &tools)?;
    let browser = tools.browser()?;
    let mut command = Command::new(process::cargo());
    command
        .args(["run", "--quiet", "--package", "e2e", "--bin", "screenshots"])
        .current_dir(project.root())
        .env("ACTIVE_USERS_DIST", project.dist())
        .env("CHROMEDRIVER", browser.driver)
        .env("CHROMIUM", browser.chromium)
        .env("SCREENSHOTS_FOLDER", project.root().join("docs"));
    process::run(&mut command, "The screenshots")
}
