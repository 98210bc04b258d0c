//! Whether dist/ is what the present sources give, so that nothing is built twice.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use sha2::{Digest, Sha384};

use crate::process;
use crate::project::Project;

/// Everything in the project that a build reads; with how it is done, and with which tools.
const SOURCES: [&str; 13] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "index.html",
    "markup",
    "public",
    "src",
    "style",
    "xtask/src/build",
    "xtask/src/build.rs",
    "xtask/src/tools",
    "xtask/src/tools.rs",
    "xtask/wasm-streams",
];

/// The sources as they are, with the compiler, in one hash.
pub struct Sources(Sha384);

impl Sources {
    /// Reads all of them.
    ///
    /// # Errors
    /// A source that cannot be read.
    pub fn read(project: &Project) -> Result<Self> {
        let mut hash = Sha384::new();
        let compiler = process::answer(Command::new("rustc").arg("-vV"));
        hash.update(compiler.unwrap_or_default());
        for source in SOURCES {
            add(&project.root().join(source), &mut hash)?;
        }
        Ok(Self(hash))
    }

    /// Whether dist/ was built from these, and has not been touched since.
    ///
    /// # Errors
    /// A file of dist/ that cannot be read.
    pub fn are_built(&self, project: &Project) -> Result<bool> {
        let Ok(noted) = fs::read_to_string(note(project)) else {
            return Ok(false);
        };
        Ok(project.dist().is_dir() && noted == self.with_dist(project)?)
    }

    /// Notes that dist/ is built from these, and not from what has been changed since they were read.
    ///
    /// # Errors
    /// A file that cannot be read, or the note that cannot be written.
    pub fn note_built(&self, project: &Project) -> Result<()> {
        let file = note(project);
        fs::write(&file, self.with_dist(project)?)
            .with_context(|| format!("{} cannot be written", file.display()))
    }

    fn with_dist(&self, project: &Project) -> Result<String> {
        let mut hash = self.0.clone();
        add(&project.dist(), &mut hash)?;
        let hash = hash.finalize();
        Ok(hash.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

fn note(project: &Project) -> PathBuf {
    project.root().join("target/dist.sha384")
}

/// Adds the names and contents of all files at a path, in their order.
fn add(path: &Path, hash: &mut Sha384) -> Result<()> {
    let unreadable = || format!("{} cannot be read", path.display());
    hash.update(path.as_os_str().as_encoded_bytes());
    if path.is_dir() {
        let entries = fs::read_dir(path).with_context(unreadable)?;
        let paths: std::io::Result<Vec<_>> = entries.map(|entry| Ok(entry?.path())).collect();
        let mut paths = paths.with_context(unreadable)?;
        paths.sort();
        return paths.iter().try_for_each(|path| add(path, hash));
    }
    let bytes = fs::read(path).with_context(unreadable)?;
    hash.update(bytes.len().to_le_bytes());
    hash.update(bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(folder: &Path) -> Result<Vec<u8>> {
        let mut hash = Sha384::new();
        add(folder, &mut hash)?;
        Ok(hash.finalize().to_vec())
    }

    #[test]
    fn a_changed_a_renamed_and_a_new_file_are_noticed() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("xtask-current-{}", std::process::id()));
        fs::create_dir_all(folder.join("src"))?;
        fs::write(folder.join("src/a.rs"), "one")?;
        let mut seen = vec![hash(&folder)?];
        assert_eq!(seen[0], hash(&folder)?);
        fs::write(folder.join("src/a.rs"), "two")?;
        seen.push(hash(&folder)?);
        fs::rename(folder.join("src/a.rs"), folder.join("src/b.rs"))?;
        seen.push(hash(&folder)?);
        fs::write(folder.join("src/c.rs"), "")?;
        seen.push(hash(&folder)?);
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), count);
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
