//! Finds Chromium and its driver.

use std::path::PathBuf;

use super::search::Search;

/// The names under which the browser may be installed.
const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser that all tests use.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The WebDriver server's program.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds both: at the paths in `CHROMIUM` and `CHROMEDRIVER`, else on the `PATH`.
    pub fn find(search: &Search) -> Option<Self> {
        Some(Self {
            chromium: search.find_named("CHROMIUM", &NAMES)?,
            driver: search.find_named("CHROMEDRIVER", &["chromedriver"])?,
        })
    }
}
