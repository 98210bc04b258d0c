use std::cell::RefCell;
use std::collections::BTreeMap;

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::kept::Kept;
use super::list_state::ListState;
use super::place::Place;
use super::random_key::random_key;
use super::shared::{Shared, shared};
use crate::domain::{Contact, Instant};
use crate::engine::now;
use crate::outreach::{Log, Noting};
use crate::reactive::RwSignal;
use crate::source::{LogEntry, NewLogEntry, SaveError, UserId};

thread_local! {
    static LOGS: Shared<Place, OutreachLog> = const { RefCell::new(Vec::new()) };
}

/// The messages and calls that admins have noted, wherever they are kept, and what is being noted.
#[derive(Clone, Copy)]
pub struct OutreachLog {
    kept: Kept<Log>,
    notings: RwSignal<BTreeMap<String, Noting>>,
}

impl OutreachLog {
    /// The log at a place.
    pub fn at(place: Place) -> Self {
        shared(&LOGS, place, |place| Self {
            kept: Kept::new(place),
            notings: RwSignal::new(BTreeMap::new()),
        })
    }

    /// How the log stands.
    pub fn state(self) -> ListState<Log> {
        self.kept.state()
    }

    /// Where it is kept, and how it is loaded.
    pub fn kept(self) -> Kept<Log> {
        self.kept
    }

    /// What is being noted about a user.
    pub fn noting(self, id: &str) -> Noting {
        let noting = self.notings.with(|notings| notings.get(id).cloned());
        noting.unwrap_or_default()
    }

    /// Changes the note about a user that is not in the log yet.
    pub fn write(self, id: &str, note: String) {
        self.update(id, |noting| noting.write(note));
    }

    /// Notes that a user was written to or called.
    pub fn log(self, user: UserId, kind: Contact, said: Callback<Contact>) {
        let id = user.text.clone();
        let begun = self.update(&id, |noting| noting.begin(user, kind, random_key));
        let Some((entry, key)) = begun.flatten() else {
            return;
        };
        if !self.kept.is_portals() {
            let saved = self.kept.change(|log| log.add(dated(entry)));
            return self.end(&id, kind, saved, said);
        }
        spawn_local(async move {
            let saved = self.save(entry, key).await;
            self.end(&id, kind, saved, said);
        });
    }

    async fn save(self, entry: NewLogEntry, key: String) -> Result<(), SaveError> {
        // Texts and numbers can always be written.
        let body = serde_json::to_string(&entry).unwrap_or_default();
        let (entry, begun) = self.kept.ask(body, key, LogEntry::parse).await;
        let entry = entry?;
        self.kept.end(begun, None, |log| log.add(entry));
        Ok(())
    }

    fn end(self, id: &str, kind: Contact, saved: Result<(), SaveError>, said: Callback<Contact>) {
        let is_there = saved.as_ref().err().is_none_or(SaveError::is_kept);
        self.update(id, |noting| noting.end(saved));
        if is_there {
            // Whoever asked may be gone.
            let _ = said.try_run(kind);
        }
    }

    fn update<R>(self, id: &str, change: impl FnOnce(&mut Noting) -> R) -> Option<R> {
        let change = |notings: &mut BTreeMap<String, Noting>| {
            change(notings.entry(id.to_owned()).or_default())
        };
        self.notings.try_update(change)
    }
}

/// An entry of this moment, in whole seconds.
fn dated(entry: NewLogEntry) -> LogEntry {
    let NewLogEntry {
        user_id,
        kind,
        note,
    } = entry;
    let seconds = now().millis().div_euclid(1000);
    LogEntry {
        user_id,
        at: Instant::from_millis(seconds * 1000),
        kind,
        note,
    }
}
