use std::cell::{Cell, RefCell};
use std::pin::Pin;
use std::rc::{Rc, Weak};

use leptos::prelude::*;
// Not that of leptos: a load may start before anything is mounted.
use wasm_bindgen_futures::spawn_local;

use crate::engine::{Abort, Loaded, Progress, Stopping, Stopwatch};
use crate::source::{Fault, LoadError};

/// After so long without a byte a load no longer keeps a new one from starting.
const LONGEST_SILENCE_MILLIS: f64 = 30_000.0;

/// A load that several may hold, and that can be started over. It is cancelled when the last of
/// its holders lets go.
#[derive(Clone)]
pub struct SharedLoad(Rc<Inner>);

/// How a load stands.
#[derive(Debug, Clone)]
pub enum LoadState {
    /// Under way.
    Loading(Progress),
    /// Done, in whole or in part.
    Ready(Loaded),
    /// Nothing could be read.
    Failed(LoadError),
}

struct Inner {
    state: ArcRwSignal<LoadState>,
    problem: ArcRwSignal<Option<LoadError>>,
    /// Whether the data was loaded again because its engine stopped.
    restarted: ArcRwSignal<bool>,
    /// Whether the current engine has stopped, so there is nothing to show.
    is_gone: Cell<bool>,
    /// Counts the loads that have succeeded.
    loads: Cell<u32>,
    attempt: Cell<u32>,
    abort: RefCell<Option<Abort>>,
    /// What was there before a retry, in case that fails.
    kept: RefCell<Option<Loaded>>,
    /// Runs since the load under way began or last made progress.
    silence: RefCell<Stopwatch>,
    load: Box<dyn Fn(Abort, OnProgress) -> Loading>,
}

type Loading = Pin<Box<dyn Future<Output = Result<Loaded, LoadError>>>>;

/// Records the progress of a load.
pub type OnProgress = Box<dyn Fn(Progress)>;

impl SharedLoad {
    /// Starts a load.
    pub fn start<F>(load: impl Fn(Abort, OnProgress) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Loaded, LoadError>> + 'static,
    {
        let shared = Self(Rc::new(Inner {
            state: ArcRwSignal::new(LoadState::Loading(Progress::default())),
            problem: ArcRwSignal::new(None),
            restarted: ArcRwSignal::new(false),
            is_gone: Cell::new(false),
            loads: Cell::new(0),
            attempt: Cell::new(0),
            abort: RefCell::new(None),
            kept: RefCell::new(None),
            silence: RefCell::new(Stopwatch::start()),
            load: Box::new(move |abort, on_progress| Box::pin(load(abort, on_progress))),
        }));
        shared.attempt();
        shared
    }

    /// Loading, failed or ready.
    pub fn state(&self) -> LoadState {
        self.0.state.get()
    }

    /// Why the latest attempt to refresh the data has failed, where it has.
    pub fn problem(&self) -> Option<LoadError> {
        self.0.problem.get()
    }

    /// Whether the data was loaded again because its engine stopped.
    pub fn restarted(&self) -> bool {
        self.0.restarted.get()
    }

    /// Loads once more, and shows how far it is. What was there comes back when that fails.
    pub fn again(&self) {
        if let LoadState::Ready(loaded) = self.0.state.get_untracked() {
            self.0.kept.replace(Some(loaded));
        }
        self.0.problem.set(None);
        self.0.state.set(LoadState::Loading(Progress::default()));
        self.attempt();
    }

    /// Whether the latest attempt to load or to refresh the data has failed.
    pub fn has_failed(&self) -> bool {
        self.0.problem.read_untracked().is_some()
            || matches!(&*self.0.state.read_untracked(), LoadState::Failed(_))
    }

    fn is_ready(&self) -> bool {
        !self.0.is_gone.get() && matches!(&*self.0.state.read_untracked(), LoadState::Ready(_))
    }

    /// Loads once more. What is there stays until the new data is, and stays when that fails. A load
    /// that is under way is waited for, unless it has been silent for too long.
    pub fn refresh(&self) {
        let is_under_way = self.0.abort.borrow().is_some();
        if !is_under_way || self.0.silence.borrow().millis() > LONGEST_SILENCE_MILLIS {
            self.attempt();
        }
    }

    /// A handle that does not keep the load alive.
    pub fn downgrade(&self) -> WeakLoad {
        WeakLoad(Rc::downgrade(&self.0))
    }

    /// An attempt cancels the one before.
    fn attempt(&self) {
        let Some(abort) = Abort::new() else { return };
        let attempt = self.0.attempt.get().wrapping_add(1);
        self.0.attempt.set(attempt);
        self.0.silence.replace(Stopwatch::start());
        if let Some(before) = self.0.abort.replace(Some(abort.clone())) {
            before.now();
        }
        let weak = self.downgrade();
        // The load itself must not keep alive who holds it.
        let current = move || {
            weak.upgrade()
                .filter(|load| load.0.attempt.get() == attempt)
        };
        let on_progress = {
            let current = current.clone();
            move |progress| {
                let Some(load) = current() else { return };
                load.0.silence.replace(Stopwatch::start());
                if matches!(&*load.0.state.read_untracked(), LoadState::Loading(_)) {
                    load.0.state.set(LoadState::Loading(progress));
                }
            }
        };
        let loading = (self.0.load)(abort, Box::new(on_progress));
        spawn_local(async move {
            let loaded = loading.await;
            if let Some(load) = current() {
                load.0.abort.take();
                load.end(loaded);
            }
        });
    }

    fn end(&self, loaded: Result<Loaded, LoadError>) {
        let kept = self.0.kept.take();
        match loaded {
            // Whoever may not see the data any more does not go on seeing it.
            Err(error) if self.is_ready() && error.fault != Fault::Status(403) => {
                self.0.problem.set(Some(error));
            }
            Err(error) if kept.is_some() && error.fault != Fault::Status(403) => {
                self.0.problem.set(Some(error));
                let kept = kept.map(LoadState::Ready);
                kept.into_iter().for_each(|kept| self.0.state.set(kept));
            }
            Err(error) => {
                self.0.problem.set(None);
                self.0.state.set(LoadState::Failed(error));
            }
            Ok(loaded) => {
                self.0.problem.set(None);
                self.0.restarted.set(self.0.is_gone.take());
                self.restart_after(loaded.engine.stopped());
                self.0.state.set(LoadState::Ready(loaded));
            }
        }
    }

    /// Loads again when the current engine stops, because its data is lost. If the new engine stops too, the
    /// reader has to retry.
    fn restart_after(&self, stopped: Stopping) {
        let number = self.0.loads.get().wrapping_add(1);
        self.0.loads.set(number);
        let weak = self.downgrade();
        spawn_local(async move {
            let has_stopped = stopped.await;
            // An old engine that stops is no longer shown.
            let is_present = |load: &Self| has_stopped && load.0.loads.get() == number;
            let Some(load) = weak.upgrade().filter(is_present) else {
                return;
            };
            load.0.is_gone.set(true);
            load.0.kept.take();
            let is_under_way = load.0.abort.borrow().is_some();
            if load.0.restarted.get_untracked() && !is_under_way {
                load.end(Err(LoadError {
                    what: "The data".to_owned(),
                    fault: Fault::EngineStopped,
                }));
                // No notice after a retry: the reader asked for it.
                load.0.is_gone.set(false);
                return;
            }
            load.0.state.set(LoadState::Loading(Progress::default()));
            if !is_under_way {
                load.attempt();
            }
        });
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(abort) = self.abort.take() {
            abort.now();
        }
    }
}

/// A [`SharedLoad`] that another owner keeps alive.
#[derive(Clone)]
pub struct WeakLoad(Weak<Inner>);

impl WeakLoad {
    /// The load, while it has an owner.
    pub fn upgrade(&self) -> Option<SharedLoad> {
        self.0.upgrade().map(SharedLoad)
    }
}
