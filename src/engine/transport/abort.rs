use std::rc::Rc;

use web_sys::{AbortController, AbortSignal};

/// Cancels what was started with it when it is dropped.
#[derive(Debug, Clone)]
pub struct Abort(Rc<AbortOnDrop>);

#[derive(Debug)]
struct AbortOnDrop(AbortController);

impl Abort {
    /// `None` in a browser without `AbortController`, of which no supported one is left.
    pub fn new() -> Option<Self> {
        AbortController::new()
            .ok()
            .map(|controller| Self(Rc::new(AbortOnDrop(controller))))
    }

    /// Cancels at once, whoever else holds the handle.
    pub fn now(&self) {
        self.0.0.abort();
    }

    /// What a request has to be given.
    pub(super) fn signal(&self) -> AbortSignal {
        self.0.0.signal()
    }

    pub(super) fn controller(&self) -> AbortController {
        self.0.0.clone()
    }
}

impl Drop for AbortOnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}
