//! The project's folders.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// A checkout of the project.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The project around the current folder.
    ///
    /// # Errors
    /// The current folder is not inside the project.
    pub fn find() -> Result<Self> {
        let here = env::current_dir()
            .context("Cannot read the current folder; change into the project and try again")?;
        match here
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
        {
            Some(root) => Ok(Self {
                root: root.to_owned(),
            }),
            None => bail!(
                "{} is not inside the project; change into it and try again",
                here.display()
            ),
        }
    }

    /// The folder that holds the root `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The built app.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The version of this release, as `Cargo.toml` has it.
    ///
    /// # Errors
    /// A `Cargo.toml` that cannot be read, or has no version.
    pub fn version(&self) -> Result<String> {
        version(&self.root)
    }

    /// Where missing tools are installed. Git ignores it.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }
}

/// The version in the `Cargo.toml` of a folder.
///
/// # Errors
/// It cannot be read, or has no version.
pub fn version(root: &Path) -> Result<String> {
    let file = root.join("Cargo.toml");
    let text =
        fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let manifest: toml::Table = toml::from_str(&text)?;
    let version = manifest
        .get("package")
        .and_then(|package| package.get("version"));
    version
        .and_then(toml::Value::as_str)
        .map(str::to_owned)
        .with_context(|| {
            format!(
                "{} has no version; add one to its [package]",
                file.display()
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_root_package() -> Result<()> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let manifest = fs::read_to_string(root.join("Cargo.toml"))?;
        let line = format!("version = \"{}\"", version(&root)?);
        assert_eq!(
            manifest.lines().find(|line| line.starts_with("version")),
            Some(line.as_str())
        );
        Ok(())
    }
}
