use std::collections::{BTreeMap, BTreeSet};

use super::list::List;
use crate::source::{Fault, NeverNotifyIds, UserId};

/// Who asked not to be reminded, by id.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NeverNotify(BTreeMap<String, UserId>);

impl List for NeverNotify {
    const NAME: &'static str = "The never-notify list";

    fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let ids = NeverNotifyIds::parse(bytes)?.ids.into_iter();
        Ok(Self(ids.map(|id| (id.text.clone(), id)).collect()))
    }

    fn to_json(&self) -> String {
        let ids = self.0.values().cloned().collect();
        // Texts and numbers can always be written.
        serde_json::to_string(&NeverNotifyIds { ids }).unwrap_or_default()
    }

    fn merge(&mut self, other: Self) {
        self.0.extend(other.0);
    }
}

impl NeverNotify {
    /// Puts a user on the list, or takes them off it.
    pub fn set(&mut self, user: UserId, never: bool) {
        match never {
            true => drop(self.0.insert(user.text.clone(), user)),
            false => drop(self.0.remove(&user.text)),
        }
    }

    /// Whether a user is on the list.
    pub fn contains(&self, id: &str) -> bool {
        self.0.contains_key(id)
    }

    /// Everybody on the list, in the order of their ids.
    pub fn users(&self) -> impl ExactSizeIterator<Item = &UserId> {
        self.0.values()
    }

    /// The ids of everybody on the list.
    pub fn ids(&self) -> BTreeSet<String> {
        self.0.keys().cloned().collect()
    }
}
