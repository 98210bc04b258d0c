use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{env, fs, process, thread};

/// A temporary folder, removed when dropped.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// Creates an empty temporary folder.
    pub fn new(what: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        static SWEPT: Once = Once::new();
        SWEPT.call_once(sweep);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = all().join(format!("{what}-{}-{count}", process::id()));
        if let Err(error) = fs::create_dir_all(&path) {
            panic!("The folder {} could not be made: {error}", path.display());
        }
        Self(path)
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// What holds all of these folders.
fn all() -> PathBuf {
    env::temp_dir().join("active-users-e2e")
}

/// Removes what earlier runs have left: a browser that waits for another test outlives the last one, and its
/// folder with it.
fn sweep() {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    for folder in fs::read_dir(all()).into_iter().flatten().flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        let process = name.rsplit('-').nth(1);
        if process.is_some_and(|process| !processes.join(process).exists()) {
            let _ = fs::remove_dir_all(folder.path());
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A dying process may still be writing into it.
        for _ in 0..100 {
            if fs::remove_dir_all(&self.0).is_ok() || !self.0.exists() {
                return;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}
