use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::kept::Kept;
use super::list_state::{List, ListState};
use super::outbox::random_key;
use super::place::{Place, Shared};
use crate::outreach::NeverNotify;
use crate::source::{Fault, NeverNotifyChange, SaveError, UserId};

thread_local! {
    static LISTS: Shared<NeverList> = const { RefCell::new(BTreeMap::new()) };
}

impl List for NeverNotify {
    const NAME: &'static str = "The never-notify list";

    fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        Self::parse(bytes)
    }

    fn to_json(&self) -> String {
        self.to_json()
    }
}

/// Who asked not to be reminded, wherever that is kept.
#[derive(Clone, Copy)]
pub struct NeverList {
    kept: Kept<NeverNotify>,
    changes: RwSignal<BTreeMap<String, NeverChange>>,
}

/// What the reader wants for one user, until the list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeverChange {
    /// Whether the user is to be on the list.
    pub never: bool,
    /// Whether it is being saved.
    pub is_saving: bool,
    /// Why it was not saved, or not for good.
    pub problem: Option<SaveError>,
}

impl NeverList {
    /// The list at a place.
    pub fn at(place: Place) -> Self {
        let list = place.clone().shared(&LISTS, |place| Self {
            kept: Kept::new(&place),
            changes: RwSignal::new(BTreeMap::new()),
        });
        list.kept.ask_at(&place);
        list
    }

    /// How the list stands.
    pub fn state(self) -> ListState<NeverNotify> {
        self.kept.state()
    }

    /// Where it is kept, and how it is loaded.
    pub fn kept(self) -> Kept<NeverNotify> {
        self.kept
    }

    /// What the reader wants for a user, where it is being saved or was not saved.
    pub fn change(self, id: &str) -> Option<NeverChange> {
        self.changes.with(|changes| changes.get(id).cloned())
    }

    /// Whether a user is on the list, or is being put there; `None` while nobody knows.
    pub fn is_never(self, id: &str) -> Option<bool> {
        let wanted = self.change(id).filter(|change| change.is_saving);
        let kept = || Some(self.state().list?.contains(id));
        wanted.map(|change| change.never).or_else(kept)
    }

    /// Whether a user may be reminded; `None` while nobody knows.
    pub fn allows(self, id: &str) -> Option<bool> {
        let is_listed = self.state().certain()?.contains(id);
        let wanted = self.change(id).filter(|change| change.is_saving);
        Some(!is_listed && !wanted.is_some_and(|change| change.never))
    }

    /// Puts a user on the list, or takes them off it. What the reader wants last is what counts.
    pub fn set(self, user: UserId, never: bool) {
        let id = user.text.clone();
        if !self.kept.is_portals() {
            let saved = self.kept.change(|list| list.set(user, never));
            return self.settle(&id, never, saved);
        }
        let begun = self.changes.try_update(|changes| {
            let wanted = NeverChange {
                never,
                is_saving: true,
                problem: None,
            };
            let before = changes.insert(id.clone(), wanted);
            before.is_none_or(|before| !before.is_saving)
        });
        if begun != Some(true) {
            return;
        }
        spawn_local(async move {
            let mut next = Some(never);
            while let Some(never) = next {
                let saved = self.save(user.clone(), never).await;
                let wanted = untrack(|| self.change(&id)).map(|change| change.never);
                next = wanted.filter(|wanted| *wanted != never && saved.is_ok());
                if next.is_none() {
                    self.settle(&id, never, saved);
                }
            }
        });
    }

    async fn save(self, user: UserId, never: bool) -> Result<(), SaveError> {
        let key = random_key().ok_or(SaveError::NoKey)?;
        let change = NeverNotifyChange {
            user_id: user,
            never,
        };
        // Texts, numbers and a truth value can always be written.
        let body = serde_json::to_string(&change).unwrap_or_default();
        let (answer, begun) = self.kept.ask(body, key).await;
        let list = NeverNotify::parse(&answer?);
        let list = list.map_err(SaveError::from)?;
        let NeverNotifyChange { user_id, never } = change;
        self.kept
            .end(begun, Some(list), |list| list.set(user_id, never));
        Ok(())
    }

    /// Nothing more is under way for a user.
    fn settle(self, id: &str, never: bool, saved: Result<(), SaveError>) {
        self.changes.update(|changes| {
            match saved.err() {
                None => changes.remove(id),
                Some(problem) => changes.insert(
                    id.to_owned(),
                    NeverChange {
                        never,
                        is_saving: false,
                        problem: Some(problem),
                    },
                ),
            };
        });
    }
}
