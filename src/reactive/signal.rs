use std::marker::PhantomData;

use leptos::prelude::{
    Get, GetUntracked, Memo as LeptosMemo, ReadSignal as LeptosReadSignal,
    RwSignal as LeptosRwSignal, Set, Signal as LeptosSignal, UntrackableGuard, Write,
};

use super::Memo;
use super::held::{Held, readable};

/// A value that is read and changed.
pub struct RwSignal<T> {
    held: LeptosRwSignal<Held>,
    value: PhantomData<fn() -> T>,
}

/// The part of a signal that reads.
pub struct ReadSignal<T> {
    held: LeptosReadSignal<Held>,
    value: PhantomData<fn() -> T>,
}

/// A signal or a memo to read, whichever it is.
pub struct Signal<T> {
    held: LeptosSignal<Held>,
    value: PhantomData<fn() -> T>,
}

readable!(RwSignal, LeptosRwSignal<Held>);
readable!(ReadSignal, LeptosReadSignal<Held>);
readable!(Signal, LeptosSignal<Held>);

/// A signal, after the part of it that reads.
pub fn signal<T: Send + Sync + 'static>(value: T) -> (ReadSignal<T>, RwSignal<T>) {
    let signal = RwSignal::new(value);
    (signal.read_only(), signal)
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with a first value.
    pub fn new(value: T) -> Self {
        Self::new_held(LeptosRwSignal::new(Held::new(value)))
    }

    /// Gives it another value. Does nothing once its owner is gone.
    pub fn set(self, value: T) {
        self.held.try_set(Held::new(value));
    }

    /// Changes the value in its place. Does nothing while the value is read, and once its owner is gone.
    pub fn update(self, change: impl FnOnce(&mut T)) {
        self.try_update(change);
    }

    /// Changes the value in its place, and gives what the function gives; `None` while the value is read, and once its
    /// owner is gone.
    pub fn try_update<U>(self, change: impl FnOnce(&mut T) -> U) -> Option<U> {
        Some(change(self.held.try_write()?.of_mut()?))
    }

    /// Changes the value in its place as `update` does; who reads it is told if the function says so.
    pub fn maybe_update(self, change: impl FnOnce(&mut T) -> bool) {
        let Some(mut held) = self.held.try_write() else {
            return;
        };
        if !held.of_mut().is_some_and(change) {
            held.untrack();
        }
    }

    /// The part that reads.
    pub fn read_only(self) -> ReadSignal<T> {
        ReadSignal::new_held(self.held.read_only())
    }
}

impl<T: Send + Sync + 'static> Signal<T> {
    /// What a function gives each time that it is read.
    pub fn derive(of: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::new_held(derived(Box::new(move || Held::new(of()))))
    }

    /// A value that never changes.
    pub fn stored(value: T) -> Self {
        Self::new_held(LeptosSignal::stored(Held::new(value)))
    }
}

fn derived(of: Box<dyn Fn() -> Held + Send + Sync>) -> LeptosSignal<Held> {
    LeptosSignal::derive(of)
}

impl From<&'static str> for Signal<String> {
    fn from(text: &'static str) -> Self {
        Self::stored(text.to_owned())
    }
}

impl From<bool> for Signal<bool> {
    fn from(is: bool) -> Self {
        Self::stored(is)
    }
}

/// A memo of Leptos, such as the parts of the router's address.
impl<T: Clone + Send + Sync + 'static> From<LeptosMemo<T>> for Signal<T> {
    fn from(memo: LeptosMemo<T>) -> Self {
        Self::derive(move || memo.get())
    }
}

impl<T: 'static> From<Memo<T>> for Signal<T> {
    fn from(memo: Memo<T>) -> Self {
        Self::new_held(memo.held.into())
    }
}

impl<T: 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self::new_held(signal.held.into())
    }
}

impl<T: 'static> From<ReadSignal<T>> for Signal<T> {
    fn from(signal: ReadSignal<T>) -> Self {
        Self::new_held(signal.held.into())
    }
}
