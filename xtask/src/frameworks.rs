//! Builds the React and Vue example portals for the end-to-end tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// A copy of the lock file, made once npm has installed everything in it.
const INSTALLED: &str = "node_modules/.installed-lock.json";

/// The folder that holds a built portal for each framework.
pub fn folder(project: &Project) -> PathBuf {
    project.root().join("target/frameworks")
}

/// Builds both portals. Runs `npm ci` first if the lock file has changed since the last time.
///
/// # Errors
/// npm is missing, or the installation or a build fails.
pub fn build(project: &Project, tools: &Tools) -> Result<()> {
    let sources = project.root().join("examples/frameworks");
    let npm = |arguments: &[&str]| -> Result<Command> {
        let mut npm = tools.npm()?;
        npm.args(arguments).current_dir(&sources);
        Ok(npm)
    };
    if !is_installed(&sources) {
        println!("Installing React, Vue and Vite for the examples (a few seconds, once)");
        process::run(
            &mut npm(&["ci", "--no-audit", "--no-fund", "--loglevel", "error"])?,
            "Installing React, Vue and Vite",
        )?;
        remember(&sources)?;
    }
    process::run(
        &mut npm(&["run", "build", "--silent"])?,
        "Building the React and Vue examples",
    )
}

/// Whether npm has installed everything in the lock file. `npm ci` empties the folder first, and the
/// copy with it, so an interrupted installation does not count.
fn is_installed(sources: &Path) -> bool {
    let locked = fs::read(sources.join("package-lock.json")).ok();
    locked.is_some() && locked == fs::read(sources.join(INSTALLED)).ok()
}

fn remember(sources: &Path) -> Result<()> {
    let installed = sources.join(INSTALLED);
    fs::copy(sources.join("package-lock.json"), &installed)
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
        let sources = std::env::temp_dir().join(format!("xtask-frameworks-{}", std::process::id()));
        fs::create_dir_all(sources.join("node_modules")).unwrap();
        assert!(!is_installed(&sources), "without a lock file");

        fs::write(sources.join("package-lock.json"), "{}").unwrap();
        assert!(!is_installed(&sources), "before the installation");
        remember(&sources).unwrap();
        assert!(is_installed(&sources), "after the installation");
        fs::write(sources.join("package-lock.json"), "{ }").unwrap();
        assert!(!is_installed(&sources), "after a change");

        fs::remove_dir_all(sources).unwrap();
    }

    #[test]
    fn the_documentation_quotes_the_example_files_word_for_word() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let documentation = fs::read_to_string(root.join("docs/embedding.md")).unwrap();
        for (language, file) in [
            ("jsx", "react/ActiveUsers.jsx"),
            ("vue", "vue/ActiveUsers.vue"),
            ("js", "vue/vite.config.js"),
            ("js", "pages.js"),
        ] {
            let text = fs::read_to_string(root.join("examples/frameworks").join(file)).unwrap();
            let shown = format!("```{language}\n{text}```\n");
            assert!(
                documentation.contains(&shown),
                "docs/embedding.md differs from examples/frameworks/{file}; copy the file into it"
            );
        }
    }

    /// Each machine chooses its own registry. The only addresses left are pages that
    /// ask for donations.
    #[test]
    fn the_lock_file_names_no_registry() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let lock = fs::read_to_string(root.join("examples/frameworks/package-lock.json")).unwrap();
        assert!(lock.contains("\"integrity\""));
        assert!(!lock.contains("\"resolved\""));
        let addresses = lock.lines().filter(|line| line.contains("://"));
        let others: Vec<_> = addresses
            .filter(|line| !line.trim_start().starts_with("\"url\": "))
            .collect();
        assert!(others.is_empty(), "{others:?}");
    }
}
