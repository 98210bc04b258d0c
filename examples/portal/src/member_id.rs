//! The id of a member.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An id in the form in which it was written, so that an answer can return it unchanged. `7` and
/// `"7"` are the same member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "an id must be a text or an integer")]
pub enum MemberId {
    /// A text.
    Text(String),
    /// An integer of at most 63 bits.
    Integer(i64),
    /// A larger integer.
    Large(u64),
}

/// The id as the database has it.
impl fmt::Display for MemberId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(number) => number.fmt(f),
            Self::Large(number) => number.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_keeps_its_form() {
        for written in ["\"u-1\"", "\"7\"", "7", "-7", "18446744073709551615"] {
            let id: MemberId = serde_json::from_str(written).unwrap();
            assert_eq!(serde_json::to_string(&id).unwrap(), written);
            assert_eq!(id.to_string(), written.trim_matches('"'));
        }
    }

    #[test]
    fn an_id_is_a_text_or_an_integer() {
        for written in ["null", "7.5", "[7]", "true"] {
            let id: Result<MemberId, _> = serde_json::from_str(written);
            let problem = id.unwrap_err().to_string();
            assert_eq!(problem, "an id must be a text or an integer");
        }
    }
}
