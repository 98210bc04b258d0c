use std::fs;
use std::path::Path;

use crate::folder::Folder;
use crate::patience::Patience;

/// Where a browser puts the files that it saves.
#[derive(Debug)]
pub struct Downloads(Folder);

impl Downloads {
    /// None yet.
    pub fn new() -> Self {
        Self(Folder::new("downloads"))
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Says so to a browser that asks only its user's settings.
    pub fn set_in(&self, home: &Path) {
        let settings = home.join(".config");
        let line = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", self.path().display());
        let written = fs::create_dir_all(&settings)
            .and_then(|()| fs::write(settings.join("user-dirs.dirs"), line));
        if let Err(error) = written {
            let settings = settings.display();
            panic!("The browser's settings could not be written to {settings}: {error}");
        }
    }

    /// The complete text of a file of this name, once it is there.
    ///
    /// # Panics
    /// When it does not come.
    pub async fn read(&self, name: &str) -> String {
        let patience = Patience::start();
        loop {
            match fs::read_to_string(self.path().join(name)) {
                Ok(text) if !text.is_empty() => return text,
                _ => {}
            }
            if !patience.again().await {
                let names: Vec<_> = fs::read_dir(self.path())
                    .into_iter()
                    .flatten()
                    .flatten()
                    .map(|file| file.file_name())
                    .collect();
                panic!("Awaited the download of {name}; there are {names:?} instead.");
            }
        }
    }
}
