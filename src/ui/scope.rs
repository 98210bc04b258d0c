use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, ShadowRoot};

use crate::reactive::{expect_context, provide_context};

/// Where the app looks up elements and listens for keys: the page, or the shadow of a custom
/// element, which is isolated from the page around it.
#[derive(Debug, Clone)]
pub struct Scope(SendWrapper<Document>);

impl Scope {
    /// The whole page.
    pub fn page() -> Self {
        Self(SendWrapper::new(document()))
    }

    /// The content of a shadow root.
    pub fn shadow(root: ShadowRoot) -> Self {
        // A shadow root has all that is asked of a document here, by the same names.
        Self(SendWrapper::new(root.unchecked_into()))
    }

    /// Gives the scope to all components below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The scope that an ancestor provided.
    pub fn expect() -> Self {
        expect_context()
    }

    /// The first element that a CSS selector finds.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.0.query_selector(selector).ok()?
    }

    /// All elements that a CSS selector finds.
    pub fn find_all(&self, selector: &str) -> Vec<Element> {
        let Ok(found) = self.0.query_selector_all(selector) else {
            return Vec::new();
        };
        (0..found.length())
            .filter_map(|at| found.get(at)?.dyn_into().ok())
            .collect()
    }

    /// The element that has the focus; `None` when it is elsewhere, or nowhere.
    pub fn focused(&self) -> Option<Element> {
        self.0
            .active_element()
            .filter(|element| element.tag_name() != "BODY")
    }

    /// Listens for keys in the scope until the current owner is gone.
    pub fn on_key(&self, heard: impl Fn(KeyboardEvent) + 'static) {
        let heard = Closure::<dyn Fn(KeyboardEvent)>::new(heard);
        let listener = heard.as_ref().unchecked_ref();
        let _ = self.0.add_event_listener_with_callback("keydown", listener);
        let (scope, heard) = (self.clone(), SendWrapper::new(heard));
        on_cleanup(move || {
            let listener = heard.as_ref().unchecked_ref();
            let _ = scope
                .0
                .remove_event_listener_with_callback("keydown", listener);
        });
    }
}
