use std::path::Path;
use std::{fs, io};

use crate::folder::Folder;
use crate::patience::Patience;

/// Where a browser saves files.
#[derive(Debug)]
pub struct Downloads(Folder);

impl Downloads {
    /// An empty downloads folder.
    pub fn new() -> Self {
        Self(Folder::new("downloads"))
    }

    /// The folder's path.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Removes what has been saved.
    ///
    /// # Errors
    /// A file that can't be removed.
    pub fn empty(&self) -> io::Result<()> {
        for file in fs::read_dir(self.path())? {
            fs::remove_file(file?.path())?;
        }
        Ok(())
    }

    /// Tells a browser that only reads its user's settings to save here.
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

    /// The complete text of a file with this name, once it has arrived.
    ///
    /// # Panics
    /// If it doesn't arrive.
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
