use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

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
struct Wire<'a> {
    #[serde(borrow)]
    generated_at: Option<&'a RawValue>,
    #[serde(borrow)]
    organization: Option<&'a RawValue>,
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
        // Any value is let in: one that can't be read must not cost the users.
        if let Some(value) = wire.generated_at {
            let text: Option<String> = serde_json::from_str(value.get()).ok();
            let at = text.as_deref().and_then(readable);
            self.generated_at =
                Some(at.ok_or_else(|| text.unwrap_or_else(|| value.get().to_owned())));
        }
        if let Some(name) = wire
            .organization
            .and_then(|value| serde_json::from_str(value.get()).ok())
        {
            self.organization = Some(name);
        }
        Ok(())
    }
}

fn readable(text: &str) -> Option<Instant> {
    Instant::parse(text).filter(|at| *at > Instant::EPOCH)
}
