use leptos::html;
use leptos::prelude::*;

use crate::query::{LONGEST_NAME, ViewError};

/// The field for the name of a view, with what is wrong with it above and a button beside it.
#[component]
pub fn NameField(
    /// The field's own id; unique on the page.
    id: &'static str,
    /// What the field is called.
    label: &'static str,
    /// What is typed.
    value: RwSignal<String>,
    /// Why the name was not taken.
    #[prop(into)]
    problem: Signal<Option<ViewError>>,
    /// The field itself.
    input: NodeRef<html::Input>,
    /// The button.
    children: Children,
) -> impl IntoView {
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
    let type_in = move |event| {
        let text = event_target_value(&event);
        typed.set_value(Some(text.clone()));
        value.set(text);
    };
    view! {
        <label class="field-label" for=id>{label}</label>
        <p class="field-problem" id=described_by.clone()>{sentence}</p>
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
                prop:value=value
                on:input=type_in
                on:focus=move |_| select()
                on:click=move |_| select()
                node_ref=input
            />
            {children()}
        </div>
    }
}
