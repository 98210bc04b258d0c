use std::cell::{Cell, RefCell};

use js_sys::Function;
use leptos::mount::mount_to;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, ShadowRoot};

use super::chart::Chart;
use super::events::Emit;
use super::given::Given;
use super::lazy_list::{DrawList, LazyList};
use super::look::Look;
use super::source::Users;
use super::{Settings, events};
use crate::context::{Fetcher, Session, SharedLoad};
use crate::markup::{Value, markup};
use crate::pages::{DrawDialog, DrawTool};
use crate::reactive::{Memo, RwSignal, provide_context};
use crate::ui::{Part, TimeZone};

/// A component that lives in the shadow of an element. Dropping it takes everything away.
pub struct Mounted {
    users: RefCell<Users>,
    /// For how many seconds its data is kept afterwards.
    keep: Cell<u32>,
    /// How often all data had been forgotten before.
    forgets: u32,
    load: RwSignal<SendWrapper<SharedLoad>>,
    look: RwSignal<Look>,
    fetcher: RwSignal<Fetcher>,
    query: RwSignal<String>,
    views: RwSignal<Option<String>>,
    // What mounted it, which unmounts it when it is dropped.
    _handle: Box<dyn std::any::Any>,
    // What the signals end with: after the view, which reads them.
    _owner: Owner,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let seconds = self.keep.get();
        if seconds > 0 && self.forgets == Users::forgets() {
            let load = self.load.with_untracked(|load| (**load).clone());
            self.users.borrow().keep(load, seconds);
        }
        // Once the view is gone, which holds the load as well.
        spawn_local(async { Users::forget_unused() });
    }
}

impl Mounted {
    /// Draws the chart of an element into `place` in its shadow.
    pub fn chart(place: HtmlElement, settings: &Settings, emit: Function) -> Self {
        Self::mount(place, settings, emit, |given| {
            markup! { <Chart given /> }
        })
    }

    /// Draws the list of an element into `place` in its shadow, once its part is there.
    pub fn list(
        place: HtmlElement,
        settings: &Settings,
        emit: Function,
        list: Part<DrawList>,
        tools: Part<DrawTool>,
        compose: Part<DrawDialog>,
    ) -> Self {
        Self::mount(place, settings, emit, move |given| {
            provide_context(tools);
            provide_context(compose);
            markup! { <LazyList given list /> }
        })
    }

    fn mount(
        place: HtmlElement,
        settings: &Settings,
        emit: Function,
        draw: impl FnOnce(Given) -> Value + 'static,
    ) -> Self {
        let emit = Emit::new(emit);
        let root = place.get_root_node().unchecked_into::<ShadowRoot>();
        let users = Users::of(settings);
        let owner = Owner::new();
        owner.with(|| {
            let load = RwSignal::new(SendWrapper::new(users.load()));
            let look = RwSignal::new(Look::of(settings));
            let query = RwSignal::new(settings.query());
            let views = RwSignal::new(settings.views());
            let fetcher = RwSignal::new(Fetcher::new(settings.fetcher()));
            let view = move || {
                let look = Memo::new(move |_| look.get());
                let config = Callback::new(move |()| Some(look.with(Look::config)));
                let session = Session::new(load.read_only(), config, fetcher.read_only());
                session.provide();
                provide_context(TimeZone(session.time_zone()));
                events::announce_loads(&emit, session);
                draw(Given {
                    emit,
                    root: SendWrapper::new(root),
                    look,
                    query: Memo::new(move |_| query.get()),
                    views,
                })
            };
            let handle = mount_to(place, view);
            Self {
                users: RefCell::new(users),
                keep: Cell::new(settings.keep() as u32),
                forgets: Users::forgets(),
                load,
                look,
                fetcher,
                query,
                views,
                _handle: Box::new(handle),
                _owner: owner.clone(),
            }
        })
    }

    /// Takes over what has changed of the element's attributes and properties.
    pub fn update(&self, settings: &Settings) {
        let users = Users::of(settings);
        if *self.users.borrow() != users {
            self.load.set(SendWrapper::new(users.load()));
            self.users.replace(users);
        }
        self.keep.set(settings.keep() as u32);
        self.look.set(Look::of(settings));
        self.fetcher.set(Fetcher::new(settings.fetcher()));
        self.query.set(settings.query());
        self.views.set(settings.views());
    }

    /// Loads once more; what is shown stays until the new data is there.
    pub fn reload(&self) {
        self.load.with_untracked(|load| load.refresh());
    }
}
