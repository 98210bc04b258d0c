use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use crate::markup::{Markup, markup};
use crate::query::{LONGEST_NAME, ViewError};
use crate::reactive::{NodeRef, RwSignal};

/// The field for the name of a view, with what is wrong with it above and a button beside it.
///
/// Its id is unique on the page, `value` is what is typed, and `problem` why the name was not taken.
pub fn name_field(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    problem: RwSignal<Option<ViewError>>,
    input: NodeRef<HtmlInputElement>,
    button: Markup,
) -> Vec<Markup> {
    let described_by = format!("{id}-problem");
    let has_problem = move || problem.read().is_some();
    let sentence = move || problem.get().map(|problem| problem.to_string());
    // A suggestion gives way to what is typed, also after a click in the middle of it.
    let typed = StoredValue::new(None::<String>);
    let select = move || {
        let is_typed = typed.with_value(|typed| *typed == Some(value.get_untracked()));
        if let Some(input) = input.get_untracked().filter(|_| !is_typed) {
            input.select();
        }
    };
    let type_in = move |event: Event| {
        let text = event_target_value(&event);
        typed.set_value(Some(text.clone()));
        value.set(text);
    };
    let label = markup! { <label class="field-label" for=id>{label}</label> };
    let sentence =
        markup! { <p class="field-problem" id=described_by.clone()>{move || sentence()}</p> };
    let field = markup! {
        <div class="menu-row">
            <input
                class="field"
                id=id
                type="text"
                dir="auto"
                maxlength=LONGEST_NAME.to_string()
                autocomplete="off"
                aria-invalid=move || has_problem().then_some("true")
                aria-describedby=move || has_problem().then(|| described_by.clone())
                prop:value=move || value.get()
                on:input=type_in
                on:focus=move |_: Event| select()
                on:click=move |_: Event| select()
                node_ref=input
            />
            {button}
        </div>
    };
    vec![label, sentence, field]
}
