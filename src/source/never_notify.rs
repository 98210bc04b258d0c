use serde::{Deserialize, Serialize};

use super::answer::answer;
use super::{Fault, UserId};

/// Who asked not to be reminded, as a portal answers and as a browser stores it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NeverNotifyIds {
    /// The ids, in the form in which the document has them.
    pub ids: Vec<UserId>,
}

/// What the portal is asked to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NeverNotifyChange {
    /// The user.
    pub user_id: UserId,
    /// Whether they are on the list from now on.
    pub never: bool,
}

impl NeverNotifyIds {
    /// Reads the list.
    ///
    /// # Errors
    /// When it is not such a list, or has an id that can't be read: whoever is behind that must not
    /// be written to either.
    pub fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        answer(bytes)
    }
}
