//! The project's folders.

use std::env;
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

    /// Where missing tools are installed. Git ignores it.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }
}
