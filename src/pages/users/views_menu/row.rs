use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::name_field::NameField;
use super::{Managing, ViewCounts, ViewRow};
use crate::context::Paths;
use crate::query::{SavedView, UserQuery, ViewError};
use crate::sentences::isolate;
use crate::ui::{Scope, close_menu, focus_on, number, users};

/// One place among the views. It stays while what is in it changes, and so does the focus.
#[component]
pub fn Row(
    /// The place, from 0.
    at: usize,
    /// What the menu knows and does.
    managing: Managing,
    /// How many users each view lists.
    counts: ViewCounts,
) -> impl IntoView {
    let row = Memo::new(move |_| managing.rows().into_iter().nth(at));
    let saved = Memo::new(move |_| match row.get() {
        Some(ViewRow::Saved(view)) => Some(view),
        _ => None,
    });
    let is_saved = Memo::new(move |_| saved.read().is_some());
    let is_deleted = move || matches!(row.get(), Some(ViewRow::Deleted(_)));
    view! {
        <li class="view">
            <Show when=move || is_saved.get()>
                <Saved at view=saved managing counts />
            </Show>
            <Show when=is_deleted>
                <Deleted at row managing />
            </Show>
        </li>
    }
}

/// A link to the view, and behind a button the ways to change it.
#[component]
fn Saved(
    at: usize,
    view: Memo<Option<SavedView>>,
    managing: Managing,
    counts: ViewCounts,
) -> impl IntoView {
    let Managing { query, editing, .. } = managing;
    let (paths, scope) = (Paths::expect(), Scope::expect());
    let list = Memo::new(move |_| query.with(|query| Some(view.get()?.query(query))));
    let href = move || list.with(|list| Some(paths.users(list.as_ref()?)));
    let is_current = Memo::new(move |_| is_current(view.get().as_ref(), &query.read()));
    let name = Memo::new(move |_| view.get().map(|view| view.name).unwrap_or_default());
    let count = Memo::new(move |_| {
        let view = view.get()?;
        let mut counts = counts.get()?.into_iter();
        counts.find_map(|(query, count)| (query == view.query).then_some(count))
    });
    let is_open = Memo::new(move |_| editing.get() == Some(at));
    let toggle = move |_| {
        managing.problem.set(None);
        editing.set((!is_open.get_untracked()).then_some(at));
    };
    let editor = format!("view-editor-{at}");
    let controls = {
        let editor = editor.clone();
        move || is_open.get().then(|| editor.clone())
    };
    view! {
        <div class="choice-row">
            <a
                class="choice"
                href=href
                title=name
                aria-description=move || count.get().map(users)
                aria-current=move || is_current.get().then_some("true")
                data-noscroll=""
                on:click=move |_| close_menu(&scope, "views")
            >
                <bdi class="view-name">{name}</bdi>
                <span class="view-count number" aria-hidden="true" data-count=move || count.get().map(number)></span>
            </a>
            <button
                type="button"
                class="view-edit"
                id=edit_button(at)
                aria-expanded=move || is_open.get().to_string()
                aria-controls=controls
                on:click=toggle
            >
                "Edit" <span class="visually-hidden">" view " {name}</span>
            </button>
        </div>
        <Show when=move || is_open.get()>
            <Editor at id=editor.clone() name is_current managing />
        </Show>
    }
}

fn is_current(view: Option<&SavedView>, present: &UserQuery) -> bool {
    view.is_some_and(|view| view.is_of(present))
}

/// Renames a view, makes it that of the present list, or deletes it.
#[component]
fn Editor(
    at: usize,
    id: String,
    name: Memo<String>,
    is_current: Memo<bool>,
    managing: Managing,
) -> impl IntoView {
    let scope = Scope::expect();
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(name.get_untracked());
    // What is wrong with this name, and not with that of the present list.
    let problem = RwSignal::new(None::<ViewError>);
    let back = {
        let scope = scope.clone();
        move || focus_on(&scope, format!("#{}", edit_button(at)))
    };
    let rename = {
        let back = back.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            match managing.rename(&name.get_untracked(), &typed.get_untracked()) {
                Ok(()) => back(),
                Err(error) => {
                    problem.set(Some(error));
                    let _ = input.get_untracked().map(|input| input.focus());
                }
            }
        }
    };
    let replace = move |_| {
        managing.replace(&name.get_untracked());
        back();
    };
    let delete = move |_| {
        managing.delete(&name.get_untracked());
        focus_on(&scope, ".view-undo");
    };
    let label = move || format!("Change view {}", name.get());
    view! {
        <form class="view-editor" id=id aria-label=label novalidate=true on:submit=rename>
            <NameField id="view-rename" label="Name" value=typed problem input>
                <button type="submit" class="button">"Rename"</button>
            </NameField>
            <div class="view-ways">
                <Show when=move || !is_current.get()>
                    <button type="button" class="button" on:click=replace.clone()>"Replace with this list"</button>
                </Show>
                <button type="button" class="button view-delete" on:click=delete>"Delete"</button>
            </div>
        </form>
    }
}

/// In place of a deleted view, until the menu closes or something else is done.
#[component]
fn Deleted(at: usize, row: Memo<Option<ViewRow>>, managing: Managing) -> impl IntoView {
    let scope = Scope::expect();
    let sentence = move || match row.get() {
        Some(ViewRow::Deleted(view)) => format!("Deleted “{}”", isolate(&view.name)),
        _ => String::new(),
    };
    let undo = move |_| {
        managing.restore();
        focus_on(&scope, format!("#{}", edit_button(at)));
    };
    view! {
        <div class="choice-row view-deleted">
            <span class="view-name">{sentence}</span>
            <button type="button" class="view-edit view-undo" on:click=undo>"Undo"</button>
        </div>
    }
}

/// The id of the button that shows the ways to change the view at a place.
fn edit_button(at: usize) -> String {
    format!("view-edit-{at}")
}
