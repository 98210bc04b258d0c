use crate::domain::{Word, words};

words! {
    /// A column of the list. The name and the e-mail address come before all of them.
    pub enum Column as "columns" {
        /// The stage that the user reached.
        Status = "status", "Status";
        /// Active or Inactive.
        Activity = "activity", "Activity";
        /// The last opening or autofill.
        LastUsed = "last-used", "Last used";
        /// Whole days since the last use, where setting up the vault is one.
        Idle = "idle", "Days away";
        /// How many devices the user has.
        Devices = "devices", "Devices";
        /// Whether a license is assigned.
        License = "license", "License";
        /// Reminders since the last use.
        Reminders = "reminders", "Reminders";
        /// The suggested action, and why.
        Suggest = "suggest", "Suggested action";
    }
}

/// The columns of a list, in their order. Never empty, without repeats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns(Vec<Column>);

impl Default for Columns {
    fn default() -> Self {
        Self(vec![
            Column::Status,
            Column::Activity,
            Column::LastUsed,
            Column::Reminders,
            Column::Suggest,
        ])
    }
}

impl Columns {
    /// The columns in the order given. Repeats are left out, and none at all means the default.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        let mut chosen = Vec::new();
        for column in columns {
            if !chosen.contains(&column) {
                chosen.push(column);
            }
        }
        if chosen.is_empty() {
            Self::default()
        } else {
            Self(chosen)
        }
    }

    /// The columns from left to right.
    pub fn iter(&self) -> impl Iterator<Item = Column> {
        self.0.iter().copied()
    }

    /// How many columns are shown.
    #[expect(clippy::len_without_is_empty, reason = "they are never empty")]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the column is shown.
    pub fn contains(&self, column: Column) -> bool {
        self.0.contains(&column)
    }

    /// Every column: those shown in their order, then the others.
    pub fn and_hidden(&self) -> Vec<Column> {
        let hidden = Column::ALL
            .iter()
            .copied()
            .filter(|column| !self.contains(*column));
        self.iter().chain(hidden).collect()
    }

    /// With the column at the end where it was hidden, without it where it was shown. The last
    /// column stays.
    #[must_use]
    pub fn toggled(&self, column: Column) -> Self {
        if self.0.len() == 1 && self.contains(column) {
            return self.clone();
        }
        let mut columns = self.0.clone();
        if self.contains(column) {
            columns.retain(|other| *other != column);
        } else {
            columns.push(column);
        }
        Self(columns)
    }

    /// With the column one place further to the left, where it has such a place.
    #[must_use]
    pub fn moved_left(&self, column: Column) -> Self {
        let mut columns = self.0.clone();
        if let Some(at) = columns.iter().position(|other| *other == column)
            && let Some(left) = at.checked_sub(1)
        {
            columns.swap(left, at);
        }
        Self(columns)
    }

    /// With the column one place further to the right, where it has such a place.
    #[must_use]
    pub fn moved_right(&self, column: Column) -> Self {
        let at = self.0.iter().position(|other| *other == column);
        let right = at.and_then(|at| self.0.get(at + 1)).copied();
        right.map_or_else(|| self.clone(), |right| self.moved_left(right))
    }
}
