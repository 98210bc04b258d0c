use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::UserQuery;
use crate::domain::Names;

/// Which rows of a list are selected. However long the list, only the rows that were touched one
/// by one are kept by their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Selection {
    /// These users and no others.
    Only(BTreeSet<String>),
    /// Every user of the list but these.
    AllBut(BTreeSet<String>),
}

/// The selected users of a list, in its order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selected {
    /// The list.
    pub query: UserQuery,
    /// Which of its users.
    pub selection: Selection,
    /// Whether names are concealed: order and search depend on it.
    pub names: Names,
}

impl Default for Selection {
    fn default() -> Self {
        Self::NONE
    }
}

impl Selection {
    /// No user.
    pub const NONE: Self = Self::Only(BTreeSet::new());
    /// Every user of the list.
    pub const ALL: Self = Self::AllBut(BTreeSet::new());

    /// Whether a user of the list is selected.
    pub fn contains(&self, id: &str) -> bool {
        match self {
            Self::Only(ids) => ids.contains(id),
            Self::AllBut(ids) => !ids.contains(id),
        }
    }

    /// Selects a user or takes the selection back.
    pub fn set(&mut self, id: &str, selected: bool) {
        let (ids, listed) = match self {
            Self::Only(ids) => (ids, selected),
            Self::AllBut(ids) => (ids, !selected),
        };
        if listed {
            ids.insert(id.to_owned());
        } else {
            ids.remove(id);
        }
    }
}
