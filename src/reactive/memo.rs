use std::marker::PhantomData;

use leptos::prelude::{Get, GetUntracked, Memo as LeptosMemo};

use super::held::{Held, readable};

/// A value worked out from signals, again when one of them changes. Who reads it is told when it differs.
pub struct Memo<T> {
    pub(super) held: LeptosMemo<Held>,
    value: PhantomData<fn() -> T>,
}

readable!(Memo, LeptosMemo<Held>);

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what a function gives, which takes what it gave before.
    pub fn new(of: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let of = move |before: Option<&Held>| Held::new(of(before.map(Held::of)));
        Self::new_held(memo(Box::new(of), differ::<T>))
    }
}

fn memo(of: Box<Of>, differ: Differ) -> LeptosMemo<Held> {
    LeptosMemo::new_with_compare(of, differ)
}

/// Gives the value, from what it gave before.
type Of = dyn Fn(Option<&Held>) -> Held + Send + Sync;

/// Whether a value is another one than that before.
type Differ = fn(Option<&Held>, Option<&Held>) -> bool;

fn differ<T: PartialEq + 'static>(before: Option<&Held>, now: Option<&Held>) -> bool {
    before.map(Held::of::<T>) != now.map(Held::of::<T>)
}
