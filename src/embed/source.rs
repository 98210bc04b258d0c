use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;

use super::Settings;
use crate::context::{SharedLoad, WeakLoad};
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
                        read_users("The data", &Uint8Array::new(&bytes), on_progress).await
                    }
                    // Nothing to load yet: the page around the element may still say what.
                    None if origin.url.is_empty() => std::future::pending().await,
                    None => load_users(&origin, &abort, on_progress).await,
                }
            }
        })
    }
}
