use leptos::prelude::*;
use web_sys::Event;

use crate::markup::{Markup, markup};
use crate::reactive::Signal;

/// Something that is on or off at once, without a form to send.
#[component]
pub fn Switch(
    /// The label of what is switched.
    label: &'static str,
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Takes what it is switched to.
    on_change: Callback<bool>,
    /// What else there is to know about it.
    #[prop(optional)]
    title: Option<&'static str>,
) -> Markup {
    markup! {
        <label class="switch" title=title>
            <input
                type="checkbox"
                role="switch"
                class="switch-input"
                prop:checked=move || on.get()
                on:change=move |event: Event| on_change.run(event_target_checked(&event))
            />
            <span class="switch-drawing" aria-hidden="true"></span>
            {label}
        </label>
    }
}
