//! Firefox and its driver on this machine.

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
    /// Both.
    pub fn find(search: &Search) -> Option<Self> {
        Some(Self {
            firefox: Self::browser(search)?,
            driver: Self::driver(search)?,
        })
    }

    /// The browser, where the variable `FIREFOX` names it, else from the `PATH`.
    pub fn browser(search: &Search) -> Option<PathBuf> {
        search.find_named("FIREFOX", &["firefox-esr", "firefox"])
    }

    /// The driver, which comes separately; where the variable `GECKODRIVER` names it, else from the `PATH`.
    pub fn driver(search: &Search) -> Option<PathBuf> {
        search.find_named("GECKODRIVER", &["geckodriver"])
    }
}
