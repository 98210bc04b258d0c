use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

use crate::domain::Instant;

/// What a document says of itself, before or after its `users`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Header {
    /// When the document was made; `Err` holds a value that is not a date and time.
    pub generated_at: Option<Result<Instant, String>>,
    /// Whose users they are.
    pub organization: Option<String>,
}

#[derive(Deserialize)]
struct Wire {
    #[serde(default)]
    generated_at: Value,
    #[serde(default)]
    organization: Value,
    users: Option<IgnoredAny>,
}

/// The members were not JSON, or `users` was among them a second time.
pub(super) struct BadMembers;

impl Header {
    /// Reads the members of the document's object other than `users`, given as one object.
    /// A later member wins over an earlier one of the same name.
    pub(super) fn merge(&mut self, object: &[u8]) -> Result<(), BadMembers> {
        let wire: Wire = serde_json::from_slice(object).map_err(|_| BadMembers)?;
        if wire.users.is_some() {
            return Err(BadMembers);
        }
        self.generated_at = match wire.generated_at {
            Value::Null => self.generated_at.take(),
            Value::String(text) => Some(readable(&text).ok_or(text)),
            other => Some(Err(other.to_string())),
        };
        if let Value::String(name) = wire.organization {
            self.organization = Some(name);
        }
        Ok(())
    }
}

fn readable(text: &str) -> Option<Instant> {
    Instant::parse(text).filter(|at| *at > Instant::EPOCH)
}
