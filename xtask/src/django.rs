//! Django, for the end-to-end test of its admin.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;

/// The Python of the environment that has Django.
pub fn python(project: &Project) -> PathBuf {
    project.tools().join("django/bin/python")
}

/// Installs Django into `.tools`, if it is not there. Where Python or the registry of its packages is
/// missing, says so and goes on: the test is then skipped.
pub fn prepare(project: &Project) {
    if let Err(error) = install(project) {
        println!("The test of Django's admin is skipped: {error:#}");
    }
}

fn install(project: &Project) -> Result<()> {
    let environment = project.tools().join("django");
    let wanted = project.root().join("examples/django/requirements.txt");
    // A copy, made once pip has installed everything in it.
    let installed = environment.join("requirements.txt");
    let requirements = fs::read(&wanted).context("the requirements cannot be read")?;
    if fs::read(&installed).is_ok_and(|installed| installed == requirements) {
        return Ok(());
    }
    println!("Installing Django into .tools (a few seconds, once)");
    let mut make = Command::new("python3");
    make.args(["-m", "venv", "--clear"]).arg(&environment);
    process::run(&mut make, "Making an environment for Python")?;
    let mut pip = Command::new(python(project));
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ])
    .arg("-r")
    .arg(&wanted);
    if let Err(error) = process::run(&mut pip, "Installing Django") {
        fs::remove_dir_all(&environment).context("the environment cannot be removed")?;
        return Err(error);
    }
    fs::write(&installed, requirements).context("the requirements cannot be noted")
}
