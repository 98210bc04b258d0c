use std::cell::RefCell;
use std::collections::BTreeMap;
use std::thread::LocalKey;

use leptos::prelude::*;

use crate::engine::Origin;

/// Where a list is kept.
#[derive(Debug, Clone)]
pub enum Place {
    /// By the portal, which is asked like this.
    Portal(Origin),
    /// In this browser only, under this key.
    Browser(String),
}

/// What is shared by everybody who asks for the same place.
pub type Shared<S> = RefCell<BTreeMap<String, (Owner, S)>>;

impl Place {
    /// What is shared for this place, made when it is first asked for.
    pub fn shared<S: Copy>(
        self,
        all: &'static LocalKey<Shared<S>>,
        make: impl FnOnce(Self) -> S,
    ) -> S {
        let address = self.address().to_owned();
        all.with_borrow_mut(|all| {
            let (_, shared) = all.entry(address).or_insert_with(|| {
                // Its own owner: a view that asks for it first must not take it along when it goes. Not
                // `new_root`, which would become the owner of whatever that view goes on to make.
                let owner = Owner::default();
                let shared = owner.with(|| make(self));
                (owner, shared)
            });
            *shared
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
