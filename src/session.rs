use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::engine::{Abort, Loaded, Progress, load_config, load_users};
use crate::paths::Paths;
use crate::source::{Config, LoadError};

/// The one load that all pages share: its state, and a way to start it over.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    state: RwSignal<LoadState>,
    config: RwSignal<Option<Config>>,
    attempt: RwSignal<u32>,
}

/// How the load stands.
#[derive(Debug, Clone)]
pub enum LoadState {
    /// Under way.
    Loading(Progress),
    /// Done, in whole or in part.
    Ready(Loaded),
    /// Nothing could be read.
    Failed(LoadError),
}

impl Session {
    /// Starts loading, and gives the session to all components below.
    pub fn provide(paths: &Paths) -> Self {
        let session = Self {
            state: RwSignal::new(LoadState::Loading(Progress::default())),
            config: RwSignal::new(None),
            attempt: RwSignal::new(0),
        };
        let paths = paths.clone();
        Effect::new(move || {
            session.attempt.track();
            session.state.set(LoadState::Loading(Progress::default()));
            session.start(paths.clone());
        });
        provide_context(session);
        session
    }

    /// The session that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// How the load stands.
    pub fn state(self) -> ReadSignal<LoadState> {
        self.state.read_only()
    }

    /// The product's name; empty until the configuration is there.
    pub fn product(self) -> Signal<String> {
        Signal::derive(move || {
            let config = self.config.read();
            config
                .as_ref()
                .map(|config| config.product.clone())
                .unwrap_or_default()
        })
    }

    /// What loads once more, from the configuration on.
    pub fn retry(self) -> Callback<()> {
        Callback::new(move |()| self.attempt.update(|attempt| *attempt += 1))
    }

    /// The request lives as long as the attempt: a retry, or leaving the page, cancels it.
    fn start(self, paths: Paths) {
        let Some(abort) = Abort::new() else { return };
        let attempt = self.attempt.get_untracked();
        let is_current = move || self.attempt.try_get_untracked() == Some(attempt);
        spawn_local({
            let abort = abort.clone();
            async move {
                let on_progress = |progress| {
                    if is_current() {
                        self.state.set(LoadState::Loading(progress));
                    }
                };
                let loaded = self.load(&paths, &abort, on_progress).await;
                if is_current() {
                    self.state
                        .set(loaded.map_or_else(LoadState::Failed, LoadState::Ready));
                }
            }
        });
        let abort = send_wrapper::SendWrapper::new(abort);
        on_cleanup(move || abort.now());
    }

    async fn load(
        self,
        paths: &Paths,
        abort: &Abort,
        on_progress: impl Fn(Progress),
    ) -> Result<Loaded, LoadError> {
        let config = load_config(&paths.file("config.json"), abort).await;
        // A failed configuration still has a name to show: the default one.
        let _ = self
            .config
            .try_set(Some(config.clone().unwrap_or_default()));
        let source = config?.source;
        load_users(&paths.file(&source.url), &source, abort, on_progress).await
    }
}
