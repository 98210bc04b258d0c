use leptos::prelude::*;

use super::storage;
use crate::outreach::{Deliveries, Turn, Turns};

/// The session storage key of the deliveries, before the address that takes the messages: users of another
/// portal are other people, even with the same ids.
const DELIVERIES: &str = "active-users-outbox:";

/// The session storage key of the tab's turn, before the same address.
const TURN: &str = "active-users-turn:";

/// The local storage key of the turns of all tabs.
const TURNS: &str = "active-users-turns";

/// What a tab keeps of its outbox through a reload, and its turn among its copies: see [`Turns`].
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
        if turns().have_passed(&turn) {
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

    /// Notes that the tab changes something, and says whether a copy of it has done so before. The mark must
    /// be random and new.
    pub fn take_turn(self, mark: String) -> bool {
        let (Some(storage), Some(mut turn)) = (storage::local(), self.turn.try_get_value()) else {
            return false;
        };
        let mut turns = turns();
        let have_passed = turns.have_passed(&turn);
        turns.take(&mut turn, mark);
        // Where the browser keeps nothing, no copy can know either.
        if storage.set_item(TURNS, &turns.keep()).is_ok() {
            self.turn.try_update_value(|now| *now = turn);
        }
        have_passed
    }
}

/// Which copies of all tabs have gone on last.
fn turns() -> Turns {
    let kept = storage::local().and_then(|storage| storage.get_item(TURNS).ok()?);
    Turns::restore(&kept.unwrap_or_default())
}
