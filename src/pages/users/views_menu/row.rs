use leptos::ev::SubmitEvent;
use web_sys::{Event, HtmlInputElement};

use super::name_field::name_field;
use super::{Managing, ViewCounts, ViewRow};
use crate::context::Paths;
use crate::markup::{Markup, Value, markup};
use crate::query::{SavedView, UserQuery, ViewError};
use crate::reactive::{Memo, NodeRef, RwSignal};
use crate::sentences::isolate;
use crate::ui::{Scope, close_menu, focus_on, number, users};

/// One place among the views. It stays while what is in it changes, and so does the focus.
pub fn row(at: usize, managing: Managing, counts: ViewCounts) -> Markup {
    let row = Memo::new(move |_| managing.rows().into_iter().nth(at));
    let saved = Memo::new(move |_| match row.get() {
        Some(ViewRow::Saved(view)) => Some(view),
        _ => None,
    });
    let is_saved = Memo::new(move |_| saved.read().is_some());
    let is_deleted = Memo::new(move |_| matches!(row.get(), Some(ViewRow::Deleted(_))));
    let content = move || {
        is_saved
            .get()
            .then(|| saved_view(at, saved, managing, counts))
    };
    markup! {
        <li class="view">
            {move || content()}
            {move || is_deleted.get().then(|| deleted(at, row, managing))}
        </li>
    }
}

/// A link to the view, and behind a button the ways to change it.
fn saved_view(
    at: usize,
    view: Memo<Option<SavedView>>,
    managing: Managing,
    counts: ViewCounts,
) -> Value {
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
    let toggle = move |_: Event| {
        managing.problem.set(None);
        editing.set((!is_open.get_untracked()).then_some(at));
    };
    let id = format!("view-editor-{at}");
    let controls = {
        let id = id.clone();
        move || is_open.get().then(|| id.clone())
    };
    let links = markup! {
        <div class="choice-row">
            <a
                class="choice"
                href=move || href()
                title=move || name.get()
                aria-description=move || count.get().map(users)
                aria-current=move || is_current.get().then_some("true")
                data-noscroll=""
                on:click=move |_: Event| close_menu(&scope, "views")
            >
                <bdi class="view-name">{move || name.get()}</bdi>
                <span class="view-count number" aria-hidden="true" data-count=move || count.get().map(number)></span>
            </a>
            <button
                type="button"
                class="view-edit"
                id=edit_button(at)
                aria-expanded=move || is_open.get().to_string()
                aria-controls=move || controls()
                on:click=toggle
            >
                "Edit" <span class="visually-hidden">" view " {move || name.get()}</span>
            </button>
        </div>
    };
    let ways = move || {
        is_open
            .get()
            .then(|| editor(at, id.clone(), name, is_current, managing))
    };
    markup! { {links} {move || ways()} }
}

fn is_current(view: Option<&SavedView>, present: &UserQuery) -> bool {
    view.is_some_and(|view| view.is_of(present))
}

/// Renames a view, makes it that of the present list, or deletes it.
fn editor(
    at: usize,
    id: String,
    name: Memo<String>,
    is_current: Memo<bool>,
    managing: Managing,
) -> Markup {
    let scope = Scope::expect();
    let input = NodeRef::<HtmlInputElement>::new();
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
    let replace = move |_: Event| {
        managing.replace(&name.get_untracked());
        back();
    };
    let delete = move |_: Event| {
        managing.delete(&name.get_untracked());
        focus_on(&scope, ".view-undo");
    };
    let label = move || format!("Change view {}", name.get());
    let button = markup! { <button type="submit" class="button">"Rename"</button> };
    let field = name_field("view-rename", "Name", typed, problem, input, button);
    let replace_button = move || {
        let replace = replace.clone();
        (!is_current.get()).then(|| {
            markup! { <button type="button" class="button" on:click=replace>"Replace with this list"</button> }
        })
    };
    markup! {
        <form class="view-editor" id=id aria-label=move || label() novalidate on:submit=rename>
            {field}
            <div class="view-ways">
                {move || replace_button()}
                <button type="button" class="button view-delete" on:click=delete>"Delete"</button>
            </div>
        </form>
    }
}

/// In place of a deleted view, until the menu opens again or something else is done.
fn deleted(at: usize, row: Memo<Option<ViewRow>>, managing: Managing) -> Markup {
    let scope = Scope::expect();
    let sentence = move || match row.get() {
        Some(ViewRow::Deleted(view)) => format!("Deleted “{}”", isolate(&view.name)),
        _ => String::new(),
    };
    let undo = move |_: Event| {
        managing.restore();
        focus_on(&scope, format!("#{}", edit_button(at)));
    };
    markup! {
        <div class="choice-row view-deleted">
            <span class="view-name">{move || sentence()}</span>
            <button type="button" class="view-edit view-undo" on:click=undo>"Undo"</button>
        </div>
    }
}

/// The id of the button that shows the ways to change the view at a place.
fn edit_button(at: usize) -> String {
    format!("view-edit-{at}")
}
