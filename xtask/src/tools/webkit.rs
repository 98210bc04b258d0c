//! Finds WebKit's driver, and a display for its browser.

use std::path::PathBuf;

use super::search::Search;

/// The third browser of the end-to-end tests.
pub struct WebKit {
    /// The WebDriver server's program. It knows where to find the small browser that comes with it.
    pub driver: PathBuf,
    /// A virtual display: that browser has no headless mode.
    pub xvfb: PathBuf,
}

impl WebKit {
    /// Finds both: at the paths in `WEBKITWEBDRIVER` and `XVFB`, else on the `PATH`.
    pub fn find(search: &Search) -> Option<Self> {
        Some(Self {
            driver: search.find_named("WEBKITWEBDRIVER", &["WebKitWebDriver"])?,
            xvfb: search.find_named("XVFB", &["Xvfb"])?,
        })
    }
}
