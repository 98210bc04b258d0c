//! The npm packages of a folder with a lock file.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::tools::Tools;

/// A copy of the lock file, made once npm has installed everything in it.
const INSTALLED: &str = "node_modules/.installed-lock.json";

/// Runs `npm ci` in a folder if its lock file has changed since the last time. `what` is for the
/// person who waits, such as `React, Vue and Vite`.
///
/// # Errors
/// npm is missing, or the installation fails.
pub fn install(tools: &Tools, folder: &Path, what: &str) -> Result<()> {
    if is_installed(folder) {
        return Ok(());
    }
    println!("Installing {what} (a few seconds, once)");
    process::run(
        &mut npm(
            tools,
            folder,
            &["ci", "--no-audit", "--no-fund", "--loglevel", "error"],
        )?,
        &format!("Installing {what}"),
    )?;
    remember(folder)
}

/// Installs a packed package into a folder, besides what its lock file names.
///
/// # Errors
/// npm is missing, or the installation fails.
pub fn add(tools: &Tools, folder: &Path, packed: &Path) -> Result<()> {
    let mut command = npm(
        tools,
        folder,
        &[
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefer-offline",
            "--loglevel",
            "error",
        ],
    )?;
    process::run(
        command.arg(packed),
        &format!("Installing {}", packed.display()),
    )
}

/// Copies the files of a folder that are wanted by their names.
///
/// # Errors
/// A folder cannot be read or made, or a file cannot be copied.
pub fn copy_all(from: &Path, to: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    fs::create_dir_all(to)?;
    let entries =
        fs::read_dir(from).with_context(|| format!("{} cannot be read", from.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if is_wanted(&name.to_string_lossy()) {
            fs::copy(entry.path(), to.join(name))
                .with_context(|| format!("{} cannot be copied", entry.path().display()))?;
        }
    }
    Ok(())
}

/// A command of npm in a folder.
///
/// # Errors
/// npm is missing.
pub fn npm(tools: &Tools, folder: &Path, arguments: &[&str]) -> Result<Command> {
    let mut npm = tools.npm()?;
    npm.args(arguments).current_dir(folder);
    Ok(npm)
}

/// Whether npm has installed everything in the lock file. `npm ci` empties the folder first, and the
/// copy with it, so an interrupted installation does not count.
fn is_installed(folder: &Path) -> bool {
    let locked = fs::read(folder.join("package-lock.json")).ok();
    locked.is_some() && locked == fs::read(folder.join(INSTALLED)).ok()
}

fn remember(folder: &Path) -> Result<()> {
    let installed = folder.join(INSTALLED);
    fs::copy(folder.join("package-lock.json"), &installed)
        .map(drop)
        .with_context(|| {
            format!(
                "Cannot write {}; make its folder writable",
                installed.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_lock_file_is_installed_again() {
        let folder = std::env::temp_dir().join(format!("xtask-packages-{}", std::process::id()));
        fs::create_dir_all(folder.join("node_modules")).unwrap();
        assert!(!is_installed(&folder), "without a lock file");

        fs::write(folder.join("package-lock.json"), "{}").unwrap();
        assert!(!is_installed(&folder), "before the installation");
        remember(&folder).unwrap();
        assert!(is_installed(&folder), "after the installation");
        fs::write(folder.join("package-lock.json"), "{ }").unwrap();
        assert!(!is_installed(&folder), "after a change");

        fs::remove_dir_all(folder).unwrap();
    }

    /// Each machine chooses its own registry. The only addresses left are pages that
    /// ask for donations.
    #[test]
    fn the_lock_files_name_no_registry() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for folder in ["bench", "examples/frameworks"] {
            let lock = fs::read_to_string(root.join(folder).join("package-lock.json")).unwrap();
            assert!(lock.contains("\"integrity\""));
            assert!(!lock.contains("\"resolved\""));
            let addresses = lock.lines().filter(|line| line.contains("://"));
            let others: Vec<_> = addresses
                .filter(|line| !line.trim_start().starts_with("\"url\": "))
                .collect();
            assert!(others.is_empty(), "{folder}: {others:?}");
        }
    }
}
