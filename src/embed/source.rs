use std::cell::{Cell, RefCell};

use gloo_timers::future::TimeoutFuture;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::Settings;
use crate::context::{SharedLoad, WeakLoad};
use crate::domain::OwnField;
use crate::engine::{Origin, load_users, read_users};
use crate::source::{Fault, Headers, LoadError, Source};

/// What an element shows the users of. Equal ones are loaded once for the whole page.
#[derive(Debug, Clone, PartialEq)]
pub struct Users {
    origin: Origin,
    data: Option<JsValue>,
    problem: Option<String>,
}

thread_local! {
    /// Every load that some element holds, or held once.
    static LOADS: RefCell<Vec<(Users, WeakLoad)>> = const { RefCell::new(Vec::new()) };
    /// Loads that are kept for a while for the next element, each with a number that tells it from an
    /// earlier one.
    static KEPT: RefCell<Vec<(Users, SharedLoad, u32)>> = const { RefCell::new(Vec::new()) };
    /// Counts those.
    static KEEPS: Cell<u32> = const { Cell::new(0) };
    /// Counts how often everything that is kept was freed.
    static FORGETS: Cell<u32> = const { Cell::new(0) };
}

/// What is sent with each request.
pub fn headers(settings: &Settings) -> Headers {
    let pair = |pair: JsValue| {
        let pair = Array::from(&pair);
        Some((pair.get(0).as_string()?, pair.get(1).as_string()?))
    };
    settings.headers().iter().filter_map(pair).collect()
}

impl Users {
    /// What the element asks for now.
    pub fn of(settings: &Settings) -> Self {
        let source = Source {
            url: settings.src(),
            headers: headers(settings),
            timeout_seconds: settings.timeout() as u32,
            ..Source::default()
        };
        Self {
            origin: Origin {
                url: settings.src(),
                source,
                fields: OwnField::all_of(&settings.fields())
                    .into_iter()
                    .map(|field| field.name.to_owned())
                    .collect(),
                csrf: None,
                fetcher: settings.fetcher(),
                post: None,
            },
            data: settings.data().map(Into::into),
            problem: settings.data_problem(),
        }
    }

    /// Their load: the one that runs or has run for another element, or else a new one.
    pub fn load(&self) -> SharedLoad {
        let _kept = self.take_kept();
        Self::forget_unused();
        LOADS.with_borrow_mut(|loads| {
            let same = loads.iter().find(|(users, _)| users == self);
            if let Some(load) = same.and_then(|(_, load)| load.upgrade()) {
                return load;
            }
            let load = self.start();
            loads.push((self.clone(), load.downgrade()));
            load
        })
    }

    /// Keeps a load for so many seconds, unless it has failed or another element takes it over.
    pub fn keep(&self, load: SharedLoad, seconds: u32) {
        self.take_kept();
        if load.has_failed() {
            return;
        }
        let number = KEEPS.get().wrapping_add(1);
        KEEPS.set(number);
        KEPT.with_borrow_mut(|kept| kept.push((self.clone(), load, number)));
        spawn_local(async move {
            TimeoutFuture::new(seconds.saturating_mul(1000)).await;
            Self::forget_kept(|(_, _, of)| *of == number);
        });
    }

    /// The load that is kept for these users, which is then kept no longer.
    fn take_kept(&self) -> Option<SharedLoad> {
        KEPT.with_borrow_mut(|kept| {
            let at = kept.iter().position(|(users, ..)| users == self)?;
            Some(kept.swap_remove(at).1)
        })
    }

    /// How often that was done. What an element has from before is not to be kept either.
    pub fn forgets() -> u32 {
        FORGETS.get()
    }

    /// Frees what is kept for an element to come.
    pub fn forget_all_kept() {
        FORGETS.set(FORGETS.get().wrapping_add(1));
        Self::forget_kept(|_| true);
    }

    fn forget_kept(is_over: impl Fn(&(Users, SharedLoad, u32)) -> bool) {
        // What is freed may run other code, which must not find the list in use.
        let over: Vec<_> =
            KEPT.with_borrow_mut(|kept| kept.extract_if(.., |one| is_over(one)).collect());
        drop(over);
        Self::forget_unused();
    }

    /// Forgets the loads that no element holds any more.
    pub fn forget_unused() {
        LOADS.with_borrow_mut(|loads| loads.retain(|(_, load)| load.upgrade().is_some()));
    }

    fn start(&self) -> SharedLoad {
        let users = self.clone();
        SharedLoad::start(move |abort, on_progress| {
            let Users {
                origin,
                data,
                problem,
            } = users.clone();
            async move {
                if let Some(problem) = problem {
                    return Err(LoadError {
                        what: "The data".to_owned(),
                        fault: Fault::NotADocument(problem),
                    });
                }
                match data {
                    Some(bytes) => {
                        let bytes = Uint8Array::new(&bytes);
                        read_users("The data", &bytes, origin.fields, on_progress).await
                    }
                    // Nothing to load yet: the page around the element may still say what.
                    None if origin.url.is_empty() => std::future::pending().await,
                    None => load_users(&origin, &abort, on_progress).await,
                }
            }
        })
    }
}
