//! Where the project's folders are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The project on disk.
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
            .context("The current folder cannot be read; change into the project")?;
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

    /// The folder of the root `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The built app.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Tools that set-up installed; never in version control.
    pub fn tools(&self) -> PathBuf {
        self.root.join(".tools")
    }
}
