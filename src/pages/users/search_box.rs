use leptos::html;
use leptos::prelude::*;

use crate::paths::Paths;
use crate::query::{Announced, UserQuery, sought};

/// Search by name or e-mail address. Typing replaces the address, so that Back leaves the search
/// and does not undo it letter by letter.
#[component]
pub fn SearchBox(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// Goes to another address in place of the present one.
    replace: Callback<String>,
) -> impl IntoView {
    let paths = Paths::expect();
    let input = NodeRef::<html::Input>::new();

    // The address wins over what stands in the box, except for blanks at the ends, which the
    // address leaves out and which a person is still typing behind.
    let announced = StoredValue::new(Announced::default());
    Effect::new(move || {
        let q = query.with(|query| query.q.clone());
        let is_outdated = announced.try_update_value(|announced| announced.is_outdated(&q));
        if let Some(input) = input.get()
            && is_outdated != Some(true)
            && input.value().trim() != q
        {
            input.set_value(&q);
        }
    });

    let on_input = move |_| {
        let Some(text) = input.get_untracked().map(|input| input.value()) else {
            return;
        };
        let query = query.get_untracked();
        let searched = query.changed(|query| query.q = sought(&text).to_owned());
        let latest = announced.with_value(|announced| announced.latest().map(str::to_owned));
        if searched.q != latest.unwrap_or(query.q) {
            announced.update_value(|announced| announced.push(&searched.q));
            replace.run(paths.users(&searched));
        }
    };

    view! {
        <form role="search" class="search" on:submit=|event| event.prevent_default()>
            <label class="field-label" for="search">"Search by name or e-mail"</label>
            <input class="field" id="search" type="search" autocomplete="off" spellcheck="false" node_ref=input on:input=on_input />
        </form>
    }
}
