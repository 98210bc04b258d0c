use leptos::html;
use leptos::prelude::*;

use crate::context::{Paths, Preferences};
use crate::query::{SavedView, UserQuery, views_as_text};
use crate::sentences::isolate;
use crate::ui::{CopyButton, Menu, Messages, Scope, absolute, close_menu};

/// Views that were saved under a name, and a way to save the present one.
#[component]
pub fn ViewsMenu(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> impl IntoView {
    let preferences = Preferences::expect();
    let paths = Paths::expect();
    let messages = Messages::expect();
    let input = NodeRef::<html::Input>::new();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(input) = input.get_untracked() else {
            return;
        };
        let view = SavedView::new(&input.value(), &query.get_untracked());
        if !view.name.is_empty() {
            let said = format!("Saved the view “{}”", isolate(&view.name));
            preferences.save_view(view);
            messages.say(said);
            input.set_value("");
        }
    };
    let items = move || {
        let views = preferences.views();
        let items = views.into_iter().map(|view| view! { <Item view query /> });
        items.collect_view()
    };
    let is_empty = move || preferences.views().is_empty();
    let text = Callback::new(move |()| {
        let address = |query: &UserQuery| absolute(&paths.users(query));
        views_as_text(&preferences.views(), address)
    });
    view! {
        <Menu id="views" label="Views">
            <Show when=is_empty>
                <p class="quiet">"No saved views yet."</p>
            </Show>
            <ul class="menu-list">{items}</ul>
            <Show when=move || !is_empty()>
                <CopyButton label="Copy all as links" said="Copied the links" text />
            </Show>
            <form class="menu-form" on:submit=save>
                <label class="field-label" for="view-name">"Save this view as"</label>
                <div class="menu-row">
                    <input class="field" id="view-name" type="text" maxlength="80" required=true autocomplete="off" node_ref=input />
                    <button type="submit" class="button">"Save"</button>
                </div>
                <p class="hint">"Filters, sorting and columns are saved in this browser. Search text is not saved, and neither are managers, because they name people."</p>
            </form>
        </Menu>
    }
}

#[component]
fn Item(view: SavedView, query: Memo<UserQuery>) -> impl IntoView {
    let preferences = Preferences::expect();
    let paths = Paths::expect();
    let saved = {
        let view = view.clone();
        Memo::new(move |_| query.with(|query| view.query(query)))
    };
    let href = move || saved.with(|saved| paths.users(saved));
    let current = move || (query.get().changed(|_| {}) == saved.get()).then_some("true");
    let scope = Scope::expect();
    let name = view.name.clone();
    let messages = Messages::expect();
    let label = format!("Remove view {name}");
    let forget = move |_| {
        preferences.forget_view(&name);
        messages.say(format!("Removed the view “{}”", isolate(&name)));
    };
    view! {
        <li class="choice-row">
            <a class="menu-link" href=href aria-current=current data-noscroll="" on:click=move |_| close_menu(&scope, "views")>{view.name}</a>
            <button type="button" class="menu-move" aria-label=label on:click=forget>"×"</button>
        </li>
    }
}
