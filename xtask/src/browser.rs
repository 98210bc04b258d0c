//! How to start the headless browser.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// No background traffic, and no sandbox: it cannot start as root, as tests run in containers.
pub const ARGUMENTS: [&str; 7] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Writes the test runner's WebDriver capabilities to a file in `folder` and returns its path.
pub fn write_capabilities(folder: &Path, chromium: &Path) -> Result<PathBuf> {
    let file = folder.join("webdriver.json");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(&file, capabilities(chromium).to_string()))
        .with_context(|| format!("Cannot write {}; make its folder writable", file.display()))?;
    Ok(file)
}

fn capabilities(chromium: &Path) -> Value {
    json!({ "goog:chromeOptions": { "binary": chromium, "args": ARGUMENTS } })
}
