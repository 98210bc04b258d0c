use leptos::prelude::*;
use web_sys::Storage;

use super::storage;
use crate::domain::Instant;
use crate::engine::now;
use crate::outreach::{Change, Deliveries, Turn};

/// The session storage key of the deliveries, before the address that takes the messages: users of another
/// portal are other people, even with the same ids.
const DELIVERIES: &str = "active-users-outbox:";

/// The session storage key of the tab's turn, before the same address.
const TURN: &str = "active-users-turn:";

/// The local storage key of the latest change of a tab and its copies, before their first one. Other tabs
/// write other items: one that sees late what another has written must not undo it.
const CHANGE: &str = "active-users-change:";

/// What a tab keeps of its outbox through a reload, and its turn among its copies: see [`Turn`].
#[derive(Debug, Clone, Copy)]
pub struct KeptDeliveries {
    url: StoredValue<String>,
    turn: StoredValue<Turn>,
}

impl KeptDeliveries {
    /// What a tab has kept for an address. What a copy of the tab has gone on with is left to that one.
    pub fn restore(url: &str) -> (Self, Deliveries) {
        let kept = |key: &str| {
            let storage = storage::session();
            let kept = storage.and_then(|storage| storage.get_item(&format!("{key}{url}")).ok()?);
            kept.unwrap_or_default()
        };
        let mut deliveries = Deliveries::restore(&kept(DELIVERIES));
        let turn = Turn::restore(&kept(TURN));
        if storage::local().is_some_and(|storage| is_passed(&storage, &turn)) {
            deliveries.leave_to_copy();
        }
        let kept = Self {
            url: StoredValue::new(url.to_owned()),
            turn: StoredValue::new(turn),
        };
        (kept, deliveries)
    }

    /// Keeps the deliveries. Without room for them, the turn stays behind as well: the page that reads it
    /// must not go on from an older state.
    pub fn keep(self, deliveries: &Deliveries) {
        let turn = self.turn.try_with_value(Turn::keep);
        let (Some(storage), Some(url), Some(turn)) =
            (storage::session(), self.url.try_get_value(), turn)
        else {
            return;
        };
        let kept = storage.set_item(&format!("{DELIVERIES}{url}"), &deliveries.keep());
        let _ = kept.and_then(|()| storage.set_item(&format!("{TURN}{url}"), &turn));
    }

    /// Notes that the tab changes something, unless a copy of it has done so before: says whether one has.
    /// The mark must be random and new.
    pub fn take_turn(self, mark: String) -> bool {
        let (Some(storage), Some(mut turn)) = (storage::local(), self.turn.try_get_value()) else {
            return false;
        };
        if is_passed(&storage, &turn) {
            return true;
        }
        if turn.first().is_empty() {
            forget_old(&storage);
        }
        let change = turn.take(mark, now());
        // Where the browser keeps nothing, no copy can know either.
        if storage.set_item(&item(&turn), &change.keep()).is_ok() {
            self.turn.try_update_value(|now| *now = turn);
        }
        false
    }

    /// Whether the tab may write to others: not where a copy has gone on, until data newer than this shows
    /// what that one has sent.
    pub fn go_on(self, as_of: Instant) -> bool {
        let Some(storage) = storage::local() else {
            return true;
        };
        let go_on = |turn: &mut Turn| !is_passed(&storage, turn) || turn.part(as_of);
        self.turn.try_update_value(go_on).unwrap_or(true)
    }
}

/// Whether a copy of the tab has gone on.
fn is_passed(storage: &Storage, turn: &Turn) -> bool {
    turn.is_passed(change(storage, &item(turn)).as_ref())
}

fn item(turn: &Turn) -> String {
    format!("{CHANGE}{}", turn.first())
}

fn change(storage: &Storage, item: &str) -> Option<Change> {
    Change::restore(&storage.get_item(item).ok()??)
}

/// Makes room: tabs are closed without a word.
fn forget_old(storage: &Storage) {
    let items = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let changes: Vec<_> = items.filter(|item| item.starts_with(CHANGE)).collect();
    for item in changes {
        if change(storage, &item).is_none_or(|change| change.is_old(now())) {
            let _ = storage.remove_item(&item);
        }
    }
}
