//! Finds Firefox and its driver.

use std::path::PathBuf;

use super::search::Search;

/// The second browser of the end-to-end tests.
pub struct Firefox {
    /// The browser's program.
    pub firefox: PathBuf,
    /// The WebDriver server's program.
    pub driver: PathBuf,
}

impl Firefox {
    /// Finds both.
    pub fn find(search: &Search) -> Option<Self> {
        Some(Self {
            firefox: Self::browser(search)?,
            driver: Self::driver(search)?,
        })
    }

    /// Finds the browser: at the path in `FIREFOX`, else on the `PATH`.
    pub fn browser(search: &Search) -> Option<PathBuf> {
        search.find_named("FIREFOX", &["firefox-esr", "firefox"])
    }

    /// Finds the driver, which is installed separately: at the path in `GECKODRIVER`,
    /// else on the `PATH`.
    pub fn driver(search: &Search) -> Option<PathBuf> {
        search.find_named("GECKODRIVER", &["geckodriver"])
    }
}
