use crate::domain::{UnknownWord, Word, words};

words! {
    /// What a list of users can be sorted by.
    pub enum SortKey as "sort" {
        /// The shown name, case-insensitive.
        Name = "name", "Name";
        /// The e-mail address, case-insensitive.
        Email = "email", "E-mail";
        /// The last opening or autofill; Never is the oldest of all.
        LastUsed = "last-used", "Last used";
        /// The number of reminders since the last use.
        Reminders = "reminders", "Reminders";
        /// The time since the last use, where setting up the vault is one. Those without any use
        /// are the least idle of all: they have nothing to come back to.
        Idle = "idle", "Days away";
        /// The suggested action, in the order of the rules; users without one come last.
        Suggest = "suggest", "Suggested action";
    }
}

/// The order of a list. Descending is the exact reverse of ascending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// What to compare.
    pub key: SortKey,
    /// Largest, latest or last in the alphabet first.
    pub descending: bool,
}

impl Sort {
    /// The most recently used first.
    pub const DEFAULT: Self = Self {
        key: SortKey::LastUsed,
        descending: true,
    };

    /// The order that a click on the key's column header asks for: reversed when the list is in
    /// that order already, otherwise ascending for text and descending for the rest.
    #[must_use]
    pub fn clicked(self, key: SortKey) -> Self {
        let descending = if self.key == key {
            !self.descending
        } else {
            !matches!(key, SortKey::Name | SortKey::Email | SortKey::Suggest)
        };
        Self { key, descending }
    }

    pub(super) fn parse(text: &str) -> Result<Self, UnknownWord> {
        let (descending, word) = match text.strip_prefix('-') {
            Some(word) => (true, word),
            None => (false, text),
        };
        SortKey::from_word(word).map(|key| Self { key, descending })
    }
}

impl Default for Sort {
    fn default() -> Self {
        Self::DEFAULT
    }
}
