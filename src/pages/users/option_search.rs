use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::markup::{Markup, markup};
use crate::query::{find_folded, sought};
use crate::reactive::{Memo, RwSignal};
use crate::ui::focus;

/// The field above many values of the filter with a name, for a text to search for, and how many of them hold it.
pub fn option_search(name: &'static str, text: RwSignal<String>, matches: Memo<usize>) -> Markup {
    let label = match name {
        "platform" => "Find a platform",
        "manager" => "Find a manager",
        _ => "Find a value",
    };
    let found = move || {
        let text = text.get();
        let is_searching = !sought(&text).is_empty();
        is_searching.then(|| match matches.get() {
            0 => markup! { <span class="choices-none">"No match"</span> },
            1 => markup! { <span class="visually-hidden">"1 match"</span> },
            count => markup! { <span class="visually-hidden">{format!("{count} matches")}</span> },
        })
    };
    markup! {
        <div class="choices-search">
            <input
                type="text"
                class="field"
                aria-label=label
                placeholder=label
                autocomplete="off"
                spellcheck="false"
                prop:value=move || text.get()
                on:input=move |event: Event| text.set(event_target_value(&event))
            />
            <p aria-live="polite">{move || found()}</p>
        </div>
    }
}

/// Whether a value is left when this is searched for.
pub fn holds(label: &str, text: &str) -> bool {
    let sought = sought(text);
    sought.is_empty() || !find_folded(label, sought).is_empty()
}

/// Goes with the arrows from the field to the values and from one to the next.
pub fn step(event: KeyboardEvent) {
    let with_key = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
    let by = match event.key().as_str() {
        "ArrowDown" if !with_key => 1,
        "ArrowUp" if !with_key => -1,
        _ => return,
    };
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let Some(next) = target.and_then(|target| neighbour(&target, by)) {
        event.prevent_default();
        focus(Some(next));
    }
}

/// The field or the value that comes so many after this one.
fn neighbour(element: &Element, by: i32) -> Option<Element> {
    let stops = ".choices-search > input, .choice-row:not([hidden]) > .choice";
    let stops = element
        .closest(".choices-box")
        .ok()??
        .query_selector_all(stops)
        .ok()?;
    let row = element.closest(".choice-row").ok()?;
    let at = row.and_then(|row| row.query_selector(".choice").ok()?);
    let at = at.unwrap_or_else(|| element.clone());
    let place =
        (0..stops.length()).find(|place| stops.get(*place).as_ref() == Some(at.as_ref()))?;
    let next = stops.get(place.checked_add_signed(by)?)?;
    next.dyn_into().ok()
}
