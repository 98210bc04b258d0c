use std::sync::Arc;

use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen_futures::spawn_local;

use super::list_state::{ListState, in_browser};
use super::place::Place;
use super::stored::{follow, passed_over, read_again, store};
use crate::engine::{Origin, Post, Stopwatch, get_answer};
use crate::outreach::List;
use crate::reactive::{Memo, RwSignal, Signal};
use crate::source::{Fault, LoadError, SaveError};

/// A list older than this is loaded again when somebody looks at it.
const OLD_MILLIS: f64 = 15_000.0;

/// A list older than this is not relied on until it is loaded again.
const OUTDATED_MILLIS: f64 = 600_000.0;

/// A list, wherever it is kept: one for everything on a page, and as long as the page lasts.
pub struct Kept<T: List> {
    /// The portal's address, or the key in this browser.
    address: StoredValue<String>,
    /// How the portal is asked; `None` where the browser keeps the list.
    origin: StoredValue<Option<SendWrapper<Origin>>>,
    answered: RwSignal<ListState<T>>,
    state: Signal<ListState<T>>,
    /// Counts the beginnings and ends of changes: an answer from before one of them may be old.
    changes: StoredValue<u32>,
    loaded: StoredValue<Option<Stopwatch>>,
}

impl<T: List> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: List> Copy for Kept<T> {}

impl<T: List> Kept<T> {
    /// The list at a place. A portal is asked for it at once.
    pub fn new(place: &Place) -> Self {
        let address = place.address().to_owned();
        let answered = RwSignal::new(ListState {
            list: None,
            is_loading: false,
            was_outdated: false,
            problem: None,
        });
        let state = match place {
            Place::Portal(_) => answered.into(),
            Place::Browser(key) => {
                read_again(key);
                let key = key.clone();
                Memo::new(move |_| in_browser(&key)).into()
            }
        };
        let origin = match place {
            Place::Portal(origin) => Some(SendWrapper::new(origin.clone())),
            Place::Browser(_) => None,
        };
        let kept = Self {
            address: StoredValue::new(address),
            origin: StoredValue::new(origin),
            answered,
            state,
            changes: StoredValue::new(0),
            loaded: StoredValue::new(None),
        };
        if kept.is_portals() {
            kept.renew();
        }
        kept
    }

    /// Whether the portal keeps it.
    pub fn is_portals(self) -> bool {
        self.origin.with_value(Option::is_some)
    }

    /// How it stands.
    pub fn state(self) -> ListState<T> {
        self.state.get()
    }

    /// Loads it again, unless that is just being done. What is there stays.
    pub fn renew(self) {
        let Some(origin) = self.origin() else {
            return self.address.with_value(|key| read_again(key));
        };
        if self.answered.with_untracked(|state| state.is_loading) {
            return;
        }
        let was_outdated = self.is_older_than(OUTDATED_MILLIS);
        self.loaded.set_value(Some(Stopwatch::start()));
        self.answered.update(|state| {
            state.is_loading = true;
            state.was_outdated = was_outdated;
        });
        spawn_local(async move {
            let answer = loop {
                let begun = self.changes.get_value();
                let answer = get_answer(&origin).await;
                if self.changes.get_value() == begun || answer.is_err() {
                    break answer;
                }
            };
            let list = answer.and_then(|bytes| {
                T::parse(&bytes).map_err(|fault| LoadError {
                    what: origin.source.url.clone(),
                    fault,
                })
            });
            self.answered.update(|state| state.take(list));
        });
    }

    /// Follows what other tabs store, as long as the owner lives: a view that is gone leaves nothing.
    pub fn follow(self) {
        if !self.is_portals() {
            self.address.with_value(|key| follow(key));
        }
    }

    /// Loads it again where it was loaded some time ago.
    pub fn renew_old(self) {
        if self.is_older_than(OLD_MILLIS) {
            self.renew();
        }
    }

    fn is_older_than(self, millis: f64) -> bool {
        let is_older = |loaded: &Stopwatch| loaded.millis() > millis;
        self.loaded
            .with_value(|loaded| loaded.as_ref().is_none_or(is_older))
    }

    fn origin(self) -> Option<Origin> {
        self.origin.with_value(|origin| origin.as_deref().cloned())
    }

    /// Asks the portal for a change, and gives its answer and what it takes to [`Kept::end`] it.
    pub async fn ask<A>(
        self,
        body: String,
        key: String,
        parse: impl FnOnce(&[u8]) -> Result<A, Fault>,
    ) -> (Result<A, SaveError>, u32) {
        let begun = self.count();
        let Some(mut origin) = self.origin() else {
            return (Err(SaveError::Unknown), begun);
        };
        origin.post = Some(Post {
            body,
            idempotency_key: key,
        });
        let answer = get_answer(&origin).await.map_err(SaveError::from);
        let answer = answer.and_then(|bytes| parse(&bytes).map_err(SaveError::from));
        if answer.as_ref().is_err_and(SaveError::is_uncertain) {
            // The portal may have done it all the same: a list from before may be old.
            self.count();
            self.renew();
        }
        (answer, begun)
    }

    /// Takes over what the portal has changed: the whole list where it is still the newest, else the
    /// change alone.
    pub fn end(self, begun: u32, whole: Option<T>, change: impl FnOnce(&mut T)) {
        let is_newest = self.changes.get_value() == begun;
        self.count();
        self.answered.update(|state| {
            if let Some(list) = whole.filter(|_| is_newest) {
                state.take(Ok(list));
            } else if let Some(list) = &mut state.list {
                change(Arc::make_mut(list));
            }
        });
    }

    /// Changes the list in this browser.
    ///
    /// # Errors
    /// When it is there only until the page is closed, or can't be read.
    pub fn change(self, change: impl FnOnce(&mut T)) -> Result<(), SaveError> {
        let key = self.address.get_value();
        read_again(&key);
        let present = untrack(|| in_browser::<T>(&key)).list;
        let mut list = present.ok_or(SaveError::Unreadable)?;
        if let Some(text) = passed_over(&key) {
            let others = T::parse(text.as_bytes()).map_err(|_| SaveError::Unreadable)?;
            Arc::make_mut(&mut list).merge(others);
        }
        change(Arc::make_mut(&mut list));
        match store(&key, list.to_json()) {
            true => Ok(()),
            false => Err(SaveError::NotStored),
        }
    }

    fn count(self) -> u32 {
        let next = |count: &mut u32| {
            *count = count.wrapping_add(1);
            *count
        };
        self.changes.try_update_value(next).unwrap_or_default()
    }
}
