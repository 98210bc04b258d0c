use crate::domain::{Activity, Set, Word, words};

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
        /// Days of use in each of the last 13 weeks.
        Weeks = "weeks", "Last 13 weeks";
        /// Why the user has probably drifted away.
        Cause = "cause", "Likely cause";
        /// The suggested action, and why.
        Suggest = "suggest", "Suggested action";
    }
}

/// The columns of a list, in their order. Never empty, without repeats.
#[derive(Debug, Clone)]
pub struct Columns {
    shown: Vec<Column>,
    /// Whether they are those that the list has when the address names none.
    usual: bool,
    /// The portal's own fields, which come after them.
    fields: Vec<String>,
}

// The usual columns are the same choice, whatever the list.
impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        let is_same = self.usual == other.usual && self.shown == other.shown;
        (self.usual && other.usual || is_same) && self.fields == other.fields
    }
}
impl Eq for Columns {}

impl Default for Columns {
    fn default() -> Self {
        Self::usual(Set::EMPTY)
    }
}

impl Columns {
    /// The columns of a list that is filtered by these activities: what its filter makes the same
    /// in each row is left out.
    pub fn usual(activity: Set<Activity>) -> Self {
        use Column::{Cause, Devices, LastUsed, Reminders, Status, Suggest, Weeks};
        let only = |one| activity == Set::only(one);
        let shown = if only(Activity::Inactive) {
            vec![LastUsed, Weeks, Cause, Reminders, Suggest]
        } else if only(Activity::Active) {
            vec![LastUsed, Weeks, Devices]
        } else if only(Activity::Never) {
            vec![LastUsed, Reminders, Devices, Suggest]
        } else {
            vec![Status, LastUsed, Weeks, Suggest]
        };
        Self {
            shown,
            usual: true,
            fields: Vec::new(),
        }
    }

    /// The columns in the order given. Repeats are left out, and none at all means the usual ones.
    pub fn new(columns: impl IntoIterator<Item = Column>) -> Self {
        let mut shown = Vec::new();
        for column in columns {
            if !shown.contains(&column) {
                shown.push(column);
            }
        }
        let columns = Self::default();
        if shown.is_empty() {
            columns
        } else {
            columns.chosen(shown)
        }
    }

    /// Others in their place, and the same fields of the portal's own.
    fn chosen(&self, shown: Vec<Column>) -> Self {
        Self {
            shown,
            usual: false,
            fields: self.fields.clone(),
        }
    }

    /// The same columns with these fields of the portal's own behind them. Repeats are left out.
    #[must_use]
    pub fn with_fields(self, names: impl IntoIterator<Item = String>) -> Self {
        let mut fields = Vec::new();
        for name in names {
            if !fields.contains(&name) {
                fields.push(name);
            }
        }
        Self { fields, ..self }
    }

    /// The names of the portal's own fields that are shown, from left to right.
    pub fn fields(&self) -> &[String] {
        &self.fields
    }

    /// With a field of the portal's own at the end where it was hidden, without it where it was shown.
    #[must_use]
    pub fn field_toggled(&self, name: &str) -> Self {
        let mut columns = self.clone();
        if columns.fields.iter().any(|field| field == name) {
            columns.fields.retain(|field| field != name);
        } else {
            columns.fields.push(name.to_owned());
        }
        columns
    }

    /// Whether they are those that the list has when the address names none.
    pub fn is_usual(&self) -> bool {
        self.has_usual() && self.fields.is_empty()
    }

    /// The same, whatever fields of the portal's own are shown.
    pub fn has_usual(&self) -> bool {
        self.usual
    }

    /// The same choice for a list that is filtered by these activities.
    #[must_use]
    pub(super) fn in_list(self, activity: Set<Activity>) -> Self {
        let usual = Self::usual(activity);
        if self.usual || self.shown == usual.shown {
            Self {
                fields: self.fields,
                ..usual
            }
        } else {
            self
        }
    }

    /// The columns from left to right.
    pub fn iter(&self) -> impl Iterator<Item = Column> {
        self.shown.iter().copied()
    }

    /// How many columns are shown.
    #[expect(clippy::len_without_is_empty, reason = "they are never empty")]
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether the column is shown.
    pub fn contains(&self, column: Column) -> bool {
        self.shown.contains(&column)
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
        if self.shown.len() == 1 && self.contains(column) {
            return self.clone();
        }
        let mut columns = self.shown.clone();
        if self.contains(column) {
            columns.retain(|other| *other != column);
        } else {
            columns.push(column);
        }
        self.chosen(columns)
    }

    /// With the column one place further to the left, where it has such a place.
    #[must_use]
    pub fn moved_left(&self, column: Column) -> Self {
        let mut columns = self.shown.clone();
        if let Some(at) = columns.iter().position(|other| *other == column)
            && let Some(left) = at.checked_sub(1)
        {
            columns.swap(left, at);
        }
        self.chosen(columns)
    }

    /// With the column one place further to the right, where it has such a place.
    #[must_use]
    pub fn moved_right(&self, column: Column) -> Self {
        let at = self.shown.iter().position(|other| *other == column);
        let right = at.and_then(|at| self.shown.get(at + 1)).copied();
        right.map_or_else(|| self.clone(), |right| self.moved_left(right))
    }
}
