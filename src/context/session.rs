use js_sys::Function;
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use super::derived::Derived;
use super::lists::Lists;
use super::outbox::Outbox;
use super::paths::{Paths, file};
use super::portal::{Portal, PortalEvent};
use super::post::Post;
use super::shared_load::{LoadState, SharedLoad};
use crate::domain::OwnField;
use crate::engine::{Loaded, Origin, forget_early, load_config, load_users};
use crate::reactive::{ReadSignal, RwSignal, Signal, expect_context, provide_context, signal};
use crate::source::{Config, Links, LoadError, Source};

/// What all screens below know of the load.
#[derive(Debug, Clone, Copy)]
pub struct Session {
    load: ReadSignal<SendWrapper<SharedLoad>>,
    config: Callback<(), Option<Config>>,
    retry: Callback<()>,
    refresh: Callback<()>,
    retries: RwSignal<u32>,
    fetcher: ReadSignal<Fetcher>,
    portal: Portal,
}

/// What sends requests in place of the browser, where the page around an element has set it.
pub type Fetcher = SendWrapper<Option<Function>>;

impl Session {
    /// The session of the app in the folder `base`: its configuration, then what that names.
    pub fn of_app(base: &str) -> Self {
        let config = RwSignal::new(None::<Config>);
        let base = base.to_owned();
        let load = SharedLoad::start(move |abort, on_progress| {
            let base = base.clone();
            async move {
                let read = load_config(&file(&base, "config.json"), &abort).await;
                if read.is_err() {
                    forget_early();
                }
                // Without a configuration there is still a name to show: the default one. But one that
                // fails later says nothing new: where the lists are kept, least of all.
                if read.is_ok() || config.try_get_untracked().flatten().is_none() {
                    config.set(Some(read.clone().unwrap_or_default()));
                }
                let Config {
                    source,
                    csrf,
                    fields,
                    ..
                } = read?;
                let origin = Origin {
                    url: file(&base, &source.url),
                    csrf,
                    source,
                    fields: names_of(&fields),
                    ..Origin::default()
                };
                let loaded = load_users(&origin, &abort, on_progress).await;
                forget_early();
                loaded
            }
        });
        let (load, _) = signal(SendWrapper::new(load));
        let (fetcher, _) = signal(Fetcher::new(None));
        Self::new(load, Callback::new(move |()| config.get()), fetcher)
    }

    /// The session of a load that may become another one.
    pub fn new(
        load: ReadSignal<SendWrapper<SharedLoad>>,
        config: Callback<(), Option<Config>>,
        fetcher: ReadSignal<Fetcher>,
    ) -> Self {
        let retries = RwSignal::new(0);
        Self {
            load,
            config,
            retry: Callback::new(move |()| {
                load.with_untracked(|load| load.again());
                retries.update(|retries| *retries += 1);
            }),
            refresh: Callback::new(move |()| load.with_untracked(|load| load.refresh())),
            retries,
            fetcher,
            portal: Portal::new(),
        }
    }

    /// Gives the session to all components below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The session that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// How the load stands.
    pub fn state(self) -> Derived<LoadState> {
        Derived::new(self, |session| session.load.with(|load| load.state()))
    }

    /// The data, once it is there.
    pub fn loaded(self) -> Derived<Option<Loaded>> {
        Derived::new(self, |session| match session.state().get() {
            LoadState::Ready(loaded) => Some(loaded),
            LoadState::Loading(_) | LoadState::Failed(_) => None,
        })
    }

    /// Why the data is not as new as it was asked to be.
    pub fn problem(self) -> Derived<Option<LoadError>> {
        Derived::new(self, |session| session.load.with(|load| load.problem()))
    }

    /// Whether the data was loaded again because its engine stopped.
    pub fn restarted(self) -> Derived<bool> {
        Derived::new(self, |session| session.load.with(|load| load.restarted()))
    }

    /// The configuration; `None` until it is there.
    pub fn config(self) -> Derived<Option<Config>> {
        Derived::new(self, |session| session.config.run(()))
    }

    /// The product's name; empty until the configuration is there.
    pub fn product(self) -> Signal<String> {
        Signal::derive(move || {
            let config = self.config.run(());
            config.map(|config| config.product).unwrap_or_default()
        })
    }

    /// The fields of the document that the portal adds to the list.
    pub fn fields(self) -> Vec<OwnField> {
        let config = self.config.run(());
        config.map(|config| config.fields).unwrap_or_default()
    }

    /// The IANA name of the time zone in which instants are shown, where one is set.
    pub fn time_zone(self) -> Signal<Option<String>> {
        Signal::derive(move || self.config.run(())?.time_zone)
    }

    /// Pages of the portal that replace the app's own.
    pub fn links(self) -> Derived<Links> {
        Derived::new(self, |session| {
            session.config.run(()).unwrap_or_default().links
        })
    }

    /// What was sent to the portal that takes reminders now, and that the data does not show yet.
    pub fn outbox(self) -> Outbox {
        Outbox::of(&self.reminders_url())
    }

    /// The address that takes reminders; empty where none does.
    pub fn reminders_url(self) -> String {
        let config = self.config.run(());
        let url = config.and_then(|config| config.reminders.url);
        url.unwrap_or_default()
    }

    /// What can send messages to the users that are there now; `None` without data, or where the portal
    /// sends none.
    pub fn post(self, paths: &Paths, lists: Lists) -> Option<Post> {
        let config = self.config().get_untracked()?;
        let url = paths.file(config.reminders.url.as_deref()?);
        Some(Post {
            url,
            config,
            loaded: self.loaded().get_untracked()?,
            load: self.load.with_untracked(|load| load.downgrade()),
            never_notify: untrack(|| lists.never_notify()),
            cooldown: untrack(|| lists.cooldown()).span(),
            fetcher: self.fetcher.get_untracked().take(),
            portal: self.portal,
        })
    }

    /// How the portal is asked at an address, in the same way as for reminders.
    pub fn origin(self, url: &str, paths: &Paths) -> Origin {
        let config = self.config.run(()).unwrap_or_default();
        let source = Source {
            url: url.to_owned(),
            ..config.reminder_source()
        };
        Origin {
            url: paths.file(url),
            source,
            csrf: config.csrf,
            fetcher: self.fetcher.get().take(),
            ..Origin::default()
        }
    }

    /// What loads once more, from the configuration on.
    pub fn retry(self) -> Callback<()> {
        self.retry
    }

    /// How often the reader has retried.
    pub fn retries(self) -> ReadSignal<u32> {
        self.retries.read_only()
    }

    /// The page around the list.
    pub fn portal(self) -> Portal {
        self.portal
    }

    /// Whether users may be taken along, as files, as addresses and on paper.
    pub fn may_export(self) -> bool {
        let config = self.config.run(());
        config.is_some_and(|config| !config.no_export)
    }

    /// Whether so many users may be taken along as `format` now: the portal is told, and may prevent it.
    pub fn allows_export(self, format: &'static str, count: usize) -> bool {
        let export = PortalEvent::Export { format, count };
        untrack(|| self.may_export()) && self.portal.tell(export)
    }

    /// Loads in the background; the present data stays until then.
    pub fn refresh(self) -> Callback<()> {
        self.refresh
    }
}

/// What the document calls some fields.
fn names_of(fields: &[OwnField]) -> Vec<String> {
    fields.iter().map(|field| field.name.to_owned()).collect()
}
