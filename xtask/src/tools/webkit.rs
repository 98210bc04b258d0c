//! WebKit's driver on this machine, and a display for its browser.

use std::path::PathBuf;

use super::search::Search;

/// The third browser of the end-to-end tests.
pub struct WebKit {
    /// The WebDriver server's program; it knows where the small browser lies that comes with it.
    pub driver: PathBuf,
    /// A display that shows nothing to anybody, since that browser has no headless mode.
    pub xvfb: PathBuf,
}

impl WebKit {
    /// Both, where the variables `WEBKITWEBDRIVER` and `XVFB` name them, else from the `PATH`.
    pub fn find(search: &Search) -> Option<Self> {
        Some(Self {
            driver: search.find_named("WEBKITWEBDRIVER", &["WebKitWebDriver"])?,
            xvfb: search.find_named("XVFB", &["Xvfb"])?,
        })
    }
}
