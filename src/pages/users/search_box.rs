use std::time::Duration;

use leptos::html;
use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;

use crate::context::Paths;
use crate::query::{Announced, UserQuery, sought};
use crate::ui::Icon;

/// How long the address waits for more letters. Browsers limit how often it may change.
const PAUSE: Duration = Duration::from_millis(250);

/// Search by name or e-mail address. Typing replaces the address, so that Back leaves the search
/// and does not undo it letter by letter: at once for the first letter, then at most four times a
/// second, and always in the end.
#[component]
pub fn SearchBox(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// Goes to another address in place of the present one.
    replace: Callback<String>,
) -> impl IntoView {
    let paths = Paths::expect();
    let input = NodeRef::<html::Input>::new();

    // Whether the box holds letters that the address has not been asked to take over yet.
    let is_late = StoredValue::new(false);
    let announced = StoredValue::new(Announced::default());

    // The address wins over what stands in the box, except for blanks at the ends, which the
    // address leaves out and which a person is still typing behind.
    let address = Memo::new(move |_| query.with(|query| query.q.clone()));
    Effect::new(move || {
        let q = address.get();
        let is_own = announced.with_value(|announced| announced.contains(&q));
        let is_outdated = announced.try_update_value(|announced| announced.is_outdated(&q));
        if is_outdated == Some(true) || is_own && is_late.get_value() {
            return;
        }
        is_late.set_value(false);
        if let Some(input) = input.get()
            && input.value().trim() != q
        {
            input.set_value(&q);
        }
    });

    // The text in the box, where the address does not have it.
    let typed = move || {
        let text = input.try_get_untracked()??.value();
        let text = sought(&text).to_owned();
        let announced = announced.try_read_value()?;
        let is_new = match announced.latest() {
            Some(latest) => latest != text,
            None => query.try_with_untracked(|query| query.q != text)?,
        };
        is_new.then_some(text)
    };
    let follow = move || {
        let Some(text) = typed() else { return };
        announced.update_value(|announced| announced.push(&text));
        let searched = query.with_untracked(|query| query.changed(|query| query.q = text));
        replace.run(paths.users(&searched));
    };
    let pauses = StoredValue::new(None::<IntervalHandle>);
    let stop = move || {
        if let Some(pauses) = pauses.try_update_value(Option::take).flatten() {
            pauses.clear();
        }
    };
    let after_pause = {
        let follow = follow.clone();
        move || {
            if is_late.try_get_value() == Some(true) {
                is_late.set_value(false);
                follow();
            } else {
                stop();
            }
        }
    };
    let on_input = move |_| {
        if pauses.with_value(Option::is_some) {
            is_late.set_value(true);
        } else {
            follow();
            pauses.set_value(set_interval_with_handle(after_pause.clone(), PAUSE).ok());
        }
    };
    on_cleanup(stop);

    view! {
        <form role="search" class="search" on:submit=|event| event.prevent_default()>
            {Icon::Search.view()}
            <label class="visually-hidden" for="search">"Search by name or e-mail"</label>
            <input class="field" id="search" type="search" placeholder="Search users" autocomplete="off" spellcheck="false" node_ref=input on:input=on_input />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
}
