use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use super::Continuous;
use crate::context::Preferences;
use crate::markup::{Markup, Value, markup};
use crate::query::PAGE_SIZE;
use crate::reactive::{Memo, NodeRef, Signal};

/// Goes to a row of a continuous list by its number.
#[component]
pub fn GoToRow(
    /// Where the reader is.
    continuous: Continuous,
) -> Markup {
    let input = NodeRef::<HtmlInputElement>::new();
    let rows = Memo::new(move |_| continuous.rows());
    let go = move |event: SubmitEvent| {
        event.prevent_default();
        let row = input
            .get_untracked()
            .and_then(|input| input.value().parse::<usize>().ok());
        if let Some(row) = row {
            continuous.go_to(row.saturating_sub(1));
        }
    };
    markup! {
        <form class="go-to" on:submit=go>
            <label class="visually-hidden" for="go-to-row">"Go to row"</label>
            <input
                class="field"
                id="go-to-row"
                type="number"
                inputmode="numeric"
                placeholder="Go to row"
                required
                min="1"
                max=move || rows.get().to_string()
                node_ref=input
            />
        </form>
    }
}

/// Switches between pages and one continuous list.
#[component]
pub fn Way(
    /// Rows of the whole list.
    #[prop(into)]
    total: Signal<usize>,
) -> Value {
    let preferences = Preferences::expect();
    let is_on = move || preferences.continuous();
    // The button with the focus stays the same one.
    let is_of_use = Memo::new(move |_| is_on() || total.get() > PAGE_SIZE);
    let label = move || {
        if is_on() {
            "Show pages"
        } else {
            "Show all in one list"
        }
    };
    Value::reactive(move || {
        is_of_use.get().then(|| {
            let switch = move |_: Event| preferences.set_continuous(!untrack(is_on));
            markup! { <button type="button" class="text-button" on:click=switch>{move || label()}</button> }
        })
    })
}
