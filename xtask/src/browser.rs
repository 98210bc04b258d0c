//! The headless browser as the in-browser tests start it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// A fresh browser that talks to nobody: no sandbox, since tests also run as root in containers.
pub const ARGUMENTS: [&str; 7] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Writes the capabilities for the test runner into `folder` and answers the file's path.
pub fn write_capabilities(folder: &Path, chromium: &Path) -> Result<PathBuf> {
    let file = folder.join("webdriver.json");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, capabilities(chromium).to_string()))
        .with_context(|| {
            format!(
                "{} cannot be written; make its folder writable",
                file.display()
            )
        })?;
    Ok(file)
}

fn capabilities(chromium: &Path) -> Value {
    json!({ "goog:chromeOptions": { "binary": chromium, "args": ARGUMENTS } })
}
