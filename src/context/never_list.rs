use std::cell::RefCell;
use std::collections::BTreeSet;

use wasm_bindgen_futures::spawn_local;

use super::kept::Kept;
use super::list_state::ListState;
use super::place::Place;
use super::random_key::random_key;
use super::shared::{Shared, shared};
use crate::outreach::{List, NeverChange, NeverChanges, NeverNotify};
use crate::reactive::RwSignal;
use crate::source::{NeverNotifyChange, SaveError, UserId};

thread_local! {
    static LISTS: Shared<Place, NeverList> = const { RefCell::new(Vec::new()) };
}

/// Who asked not to be reminded, wherever that is kept.
#[derive(Clone, Copy)]
pub struct NeverList {
    kept: Kept<NeverNotify>,
    changes: RwSignal<NeverChanges>,
}

impl NeverList {
    /// The list at a place.
    pub fn at(place: Place) -> Self {
        shared(&LISTS, place, |place| Self {
            kept: Kept::new(place),
            changes: RwSignal::new(NeverChanges::default()),
        })
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
        let is_outdated = self.state().is_outdated();
        let ids = self.ids().filter(|_| !is_outdated)?;
        Some(!ids.contains(id))
    }

    /// The ids of everybody who must not be reminded: those on the list, and those whose change may already
    /// have been saved. `None` until the list is loaded.
    pub fn ids(self) -> Option<BTreeSet<String>> {
        let mut ids = self.state().certain()?.ids();
        ids.extend(self.changes.with(NeverChanges::never));
        Some(ids)
    }

    /// Puts a user on the list, or takes them off it. What the reader wants last is what counts.
    pub fn set(self, user: UserId, never: bool) {
        let id = user.text.clone();
        let begun = self.changes.try_update(|changes| changes.begin(&id, never));
        if begun != Some(true) {
            return;
        }
        if !self.kept.is_portals() {
            let saved = self.kept.change(|list| list.set(user, never));
            self.end(&id, never, saved);
            return;
        }
        spawn_local(async move {
            let mut next = Some(never);
            while let Some(never) = next {
                let saved = self.save(user.clone(), never).await;
                next = self.end(&id, never, saved);
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
        let (list, begun) = self.kept.ask(body, key, NeverNotify::parse).await;
        let list = list?;
        let NeverNotifyChange { user_id, never } = change;
        self.kept
            .end(begun, Some(list), |list| list.set(user_id, never));
        Ok(())
    }

    fn end(self, id: &str, never: bool, saved: Result<(), SaveError>) -> Option<bool> {
        let end = |changes: &mut NeverChanges| changes.end(id, never, saved);
        self.changes.try_update(end).flatten()
    }
}
