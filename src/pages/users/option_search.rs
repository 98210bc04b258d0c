use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::query::{find_folded, sought};
use crate::ui::focus;

/// The field above many values of a filter, and how many of them it finds.
#[component]
pub fn OptionSearch(
    /// Which filter.
    name: &'static str,
    /// What is searched for.
    text: RwSignal<String>,
    /// How many values hold it.
    matches: Memo<usize>,
) -> impl IntoView {
    let label = match name {
        "platform" => "Find a platform",
        "manager" => "Find a manager",
        _ => "Find a value",
    };
    let found = move || {
        let text = text.get();
        let is_searching = !sought(&text).is_empty();
        is_searching.then(|| match matches.get() {
            0 => view! { <span class="choices-none">"No match"</span> }.into_any(),
            1 => view! { <span class="visually-hidden">"1 match"</span> }.into_any(),
            count => view! { <span class="visually-hidden">{format!("{count} matches")}</span> }
                .into_any(),
        })
    };
    view! {
        <div class="choices-search">
            <input
                type="text"
                class="field"
                aria-label=label
                placeholder=label
                autocomplete="off"
                spellcheck="false"
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
            <p aria-live="polite">{found}</p>
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
