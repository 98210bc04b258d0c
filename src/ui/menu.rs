use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::scope::Scope;
use crate::markup::{Markup, Value, markup};
use crate::reactive::Signal;

/// A button that opens a panel beside it. The browser itself opens and closes it: by the button,
/// by Escape and by a click elsewhere.
#[component]
pub fn Menu(
    /// Names the panel for the button; unique on the page.
    id: &'static str,
    /// What the button says.
    #[prop(into)]
    label: Signal<String>,
    /// Called before the panel opens, with `true`, and before it closes.
    #[prop(into)]
    on_toggle: Callback<bool>,
    /// What is in the panel.
    #[prop(into)]
    content: Value,
) -> Markup {
    let toggle = move |event: Event| {
        let panel = event
            .target()
            .and_then(|panel| panel.dyn_into::<Element>().ok());
        let is_open = panel.is_some_and(|panel| panel.matches(":popover-open").unwrap_or_default());
        on_toggle.run(!is_open);
    };
    markup! {
        <div class="menu">
            <button type="button" class="button menu-button" popovertarget=id>
                {move || label.get()}
                <svg class="menu-arrow" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                    <path d="M2 3.5l3 3 3-3" />
                </svg>
            </button>
            <div
                class="menu-panel"
                id=id
                popover="auto"
                role="group"
                aria-label=move || label.get()
                on:beforetoggle=toggle
            >
                {content}
            </div>
        </div>
    }
}

/// Closes the panel of a menu, after a choice that leads elsewhere.
pub fn close_menu(scope: &Scope, id: &str) {
    let panel = scope.find(&format!("#{id}"));
    if let Some(panel) = panel.and_then(|panel| panel.dyn_into::<HtmlElement>().ok()) {
        let _ = panel.hide_popover();
    }
}
