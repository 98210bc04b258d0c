use leptos::prelude::*;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};

use super::{ACTIONS, RULES, WHY, id_of};
use crate::reactive::{RwSignal, effect};
use crate::ui::focus;

/// What counts as out of view: a section that ends in the top fifth has been read.
const MARGIN: &str = "-20% 0px 0px 0px";

/// Which section of the page is being read: the first in view, or the one that was asked for, since
/// the last ones never come to the top.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    section: RwSignal<Option<&'static str>>,
    in_view: StoredValue<Vec<String>>,
    /// A section was asked for, and the page is about to scroll to it.
    is_asked: StoredValue<bool>,
}

impl Reading {
    /// Watches the sections until the current owner is gone. It watches them in the whole window, since a
    /// frame as high as its content does not scroll by itself.
    pub fn watch() -> Self {
        let reading = Self {
            section: RwSignal::new(None),
            in_view: StoredValue::new(Vec::new()),
            is_asked: StoredValue::new(false),
        };
        effect(move || reading.observe());
        reading
    }

    /// Whether this section is being read.
    pub fn is(self, id: &str) -> bool {
        self.section.get() == Some(id)
    }

    /// Scrolls to a section, and moves the focus to its heading, so that the keyboard goes on from there.
    pub fn show(self, id: &str) {
        let Some(id) = sections().find(|section| *section == id) else {
            return;
        };
        self.section.set(Some(id));
        self.is_asked.set_value(true);
        request_animation_frame(move || {
            scroll_to(id);
            // By then the sections that the scrolling has brought into view are known.
            let settle = move || {
                let _ = self.is_asked.try_set_value(false);
            };
            request_animation_frame(move || request_animation_frame(settle));
        });
    }

    fn observe(self) {
        let on_change =
            Closure::<dyn FnMut(js_sys::Array)>::new(move |entries| self.look(&entries));
        let options = IntersectionObserverInit::new();
        options.set_root_margin(MARGIN);
        let callback = on_change.as_ref().unchecked_ref();
        let Ok(observer) = IntersectionObserver::new_with_options(callback, &options) else {
            return;
        };
        for section in sections().filter_map(|id| document().get_element_by_id(id)) {
            observer.observe(&section);
        }
        let kept = SendWrapper::new((observer, on_change));
        on_cleanup(move || kept.0.disconnect());
    }

    /// Takes in which sections have come into view and which have gone.
    fn look(self, entries: &js_sys::Array) {
        self.in_view.update_value(|in_view| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let id = entry.target().id();
                in_view.retain(|other| *other != id);
                if entry.is_intersecting() {
                    in_view.push(id);
                }
            }
        });
        let is_in_view = |id: &&str| {
            self.in_view
                .with_value(|ids| ids.iter().any(|other| other == id))
        };
        let first = sections().find(is_in_view);
        if first.is_some() && !self.is_asked.get_value() {
            self.section.set(first);
        }
    }
}

/// The ids of the sections in their order.
fn sections() -> impl Iterator<Item = &'static str> {
    let actions = ACTIONS.iter().map(|action| id_of(*action));
    std::iter::once(WHY).chain(actions).chain([RULES])
}

fn scroll_to(id: &str) {
    if let Some(section) = document().get_element_by_id(id) {
        focus(document().get_element_by_id(&format!("{id}-title")));
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        section.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
