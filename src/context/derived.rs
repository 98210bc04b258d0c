use leptos::prelude::*;

use super::session::Session;

/// A value worked out from the session each time it is read, and tracked like a signal.
#[derive(Debug)]
pub struct Derived<T: 'static> {
    session: Session,
    of: fn(Session) -> T,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T> Derived<T> {
    /// What a function makes of the session.
    pub fn new(session: Session, of: fn(Session) -> T) -> Self {
        Self { session, of }
    }

    /// The present value.
    pub fn get(self) -> T {
        (self.of)(self.session)
    }

    /// The present value, without being told when it changes.
    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }

    /// What a function makes of the present value.
    pub fn with<U>(self, function: impl FnOnce(&T) -> U) -> U {
        function(&self.get())
    }
}
