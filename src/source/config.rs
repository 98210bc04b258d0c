use serde::{Deserialize, Deserializer};

use super::wire::Object;

/// `config.json`. Every key is optional, and keys that this version does not know are ignored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Config {
    /// The product's name on screen.
    pub product: String,
    /// Where the users come from.
    #[serde(deserialize_with = "object")]
    pub source: Source,
}

/// Where the users come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Source {
    /// The document's address, relative to `config.json`.
    pub url: String,
    /// Whether cookies go along.
    pub credentials: Credentials,
    /// How many seconds without a byte are taken for a failure; 0 waits for ever.
    pub timeout_seconds: u32,
}

/// Whether cookies go along with a request, in the words of the web's `fetch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credentials {
    /// Never.
    Omit,
    /// To the page's own server.
    SameOrigin,
    /// To any server.
    Include,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            product: "Enpass".to_owned(),
            source: Source::default(),
        }
    }
}

impl Default for Source {
    fn default() -> Self {
        Self {
            url: "users.json".to_owned(),
            credentials: Credentials::SameOrigin,
            timeout_seconds: 30,
        }
    }
}

impl Config {
    /// Reads the file.
    ///
    /// # Errors
    /// The parser's words on what is wrong and where.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let config: Result<Object<Self>, _> = serde_json::from_slice(bytes);
        config
            .map(|config| config.0)
            .map_err(|error| error.to_string())
    }
}

fn object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Source, D::Error> {
    Object::deserialize(deserializer).map(|source| source.0)
}
