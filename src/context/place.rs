use std::cell::RefCell;
use std::thread::LocalKey;

use leptos::prelude::*;

use crate::engine::Origin;

/// Where a list is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Place {
    /// By the portal, which is asked like this.
    Portal(Origin),
    /// In this browser only, under this key.
    Browser(String),
}

/// What is shared by everybody who asks for the same place. Another header or fetcher may be another
/// organization's: that is another place.
pub type Shared<S> = RefCell<Vec<(Place, Owner, S)>>;

impl Place {
    /// What is shared for this place, made when it is first asked for.
    pub fn shared<S: Copy>(
        self,
        all: &'static LocalKey<Shared<S>>,
        make: impl FnOnce(&Self) -> S,
    ) -> S {
        all.with_borrow_mut(|all| {
            if let Some((_, _, shared)) = all.iter().find(|(place, ..)| *place == self) {
                return *shared;
            }
            // Its own owner: a view that asks for it first must not take it along when it goes. Not
            // `new_root`, which would become the owner of whatever that view goes on to make.
            let owner = Owner::default();
            let shared = owner.with(|| make(&self));
            all.push((self, owner, shared));
            shared
        })
    }

    /// The portal's address, or the key in this browser.
    pub fn address(&self) -> &str {
        match self {
            Self::Portal(origin) => &origin.url,
            Self::Browser(key) => key,
        }
    }
}
