//! Chromium and its driver on this machine.

use std::path::PathBuf;

use super::search::Search;

/// Names under which the browser is installed.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser of the tests.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The WebDriver server's program.
    pub driver: PathBuf,
}

impl Browser {
    /// Both, where the variables `CHROMIUM` and `CHROMEDRIVER` name them, else from the `PATH`.
    pub fn find(search: &Search) -> Option<Self> {
        Some(Self {
            chromium: search.find_named("CHROMIUM", &NAMES)?,
            driver: search.find_named("CHROMEDRIVER", &["chromedriver"])?,
        })
    }
}
