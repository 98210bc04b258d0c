use crate::engine::Origin;

/// Where a list is kept. Another header or fetcher may be another organization's: that is another place.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// By the portal, which is asked like this.
    Portal(Origin),
    /// In this browser only, under this key.
    Browser(String),
}

impl Place {
    /// The portal's address, or the key in this browser.
    pub fn address(&self) -> &str {
        match self {
            Self::Portal(origin) => &origin.url,
            Self::Browser(key) => key,
        }
    }
}
