//! Chromium and its driver on this machine.

use std::env;
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
            chromium: named_by("CHROMIUM")
                .or_else(|| NAMES.iter().find_map(|name| search.find(name)))?,
            driver: named_by("CHROMEDRIVER").or_else(|| search.find("chromedriver"))?,
        })
    }
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .filter(|program| program.is_file())
}
