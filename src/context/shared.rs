use std::cell::RefCell;
use std::thread::LocalKey;

use leptos::prelude::*;

/// What everybody on a page shares who asks for the same thing, as long as the page lasts.
pub type Shared<K, S> = RefCell<Vec<(K, Owner, S)>>;

/// What is shared under a key, made when it is first asked for.
pub fn shared<K: PartialEq, S: Copy>(
    all: &'static LocalKey<Shared<K, S>>,
    key: K,
    make: impl FnOnce(&K) -> S,
) -> S {
    all.with_borrow_mut(|all| {
        if let Some((_, _, shared)) = all.iter().find(|(other, ..)| *other == key) {
            return *shared;
        }
        // Its own owner: a view that asks for it first must not take it along when it goes. Not
        // `new_root`, which would become the owner of whatever that view goes on to make.
        let owner = Owner::default();
        let shared = owner.with(|| make(&key));
        all.push((key, owner, shared));
        shared
    })
}
