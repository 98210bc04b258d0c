use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;
use web_sys::{Event, HtmlInputElement};

use crate::context::Paths;
use crate::markup::{Markup, markup};
use crate::query::{Announced, UserQuery, sought};
use crate::reactive::{Memo, NodeRef, RwSignal, effect};
use crate::ui::Icon;

/// How long the address waits for more letters. Browsers limit how often it may change.
const PAUSE: Duration = Duration::from_millis(250);

/// Search by name or e-mail address. The list follows each letter. The address is replaced, so that Back
/// leaves the search and does not undo it letter by letter: at once for the first letter, then at most
/// four times a second, and always in the end.
#[component]
pub fn SearchBox(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// The text in the box while the address does not have it yet.
    ahead: RwSignal<Option<String>>,
    /// Goes to another address in place of the present one.
    replace: Callback<String>,
) -> Markup {
    let paths = Paths::expect();
    let input = NodeRef::<HtmlInputElement>::new();

    // Whether the box holds letters that the address has not been asked to take over yet.
    let kept = ahead.get_untracked();
    let is_late = StoredValue::new(kept.is_some());
    let kept = StoredValue::new(kept);
    let announced = StoredValue::new(Announced::default());

    // The address wins over what stands in the box, except for blanks at the ends, which the
    // address leaves out and which a person is still typing behind.
    let address = Memo::new(move |_| query.with(|query| query.q.clone()));
    effect(move || {
        let q = address.get();
        let Some(input) = input.get() else { return };
        // The list was drawn anew while somebody typed.
        if let Some(text) = kept.try_update_value(Option::take).flatten() {
            input.set_value(&text);
            return;
        }
        let is_own = announced.with_value(|announced| announced.contains(&q));
        let is_outdated = announced.try_update_value(|announced| announced.is_outdated(&q));
        if is_outdated == Some(true) || is_own && is_late.get_value() {
            return;
        }
        is_late.set_value(false);
        ahead.set(None);
        if input.value().trim() != q {
            input.set_value(&q);
        }
    });

    let in_box = move || {
        let text = input.try_get_untracked()?.value();
        Some(sought(&text).to_owned())
    };
    // The text that the address has, or will have in the end.
    let arriving = move || {
        let latest = announced.with_value(|announced| announced.latest().map(str::to_owned));
        latest.or_else(|| query.try_with_untracked(|query| query.q.clone()))
    };
    let is_on_its_way = move || announced.with_value(|announced| announced.latest().is_some());
    let follow = move || {
        let text = in_box().filter(|text| arriving().is_some_and(|arriving| arriving != *text));
        let Some(text) = text else { return };
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
    let catch_up = {
        let follow = follow.clone();
        move || {
            if is_late.try_get_value() == Some(true) {
                is_late.set_value(false);
                follow();
                return true;
            }
            false
        }
    };
    let start_pause = {
        let catch_up = catch_up.clone();
        move || {
            let catch_up = catch_up.clone();
            let after_pause = move || {
                if !catch_up() {
                    stop();
                }
            };
            pauses.set_value(set_interval_with_handle(after_pause, PAUSE).ok());
        }
    };
    if is_late.get_value() {
        start_pause();
    }
    let on_input = move |_: Event| {
        let is_ahead = |text: &String| is_on_its_way() || arriving().as_ref() != Some(text);
        ahead.set(in_box().filter(is_ahead));
        if pauses.with_value(Option::is_some) {
            is_late.set_value(true);
        } else {
            follow();
            start_pause();
        }
    };
    // Whoever leaves the box may follow a link: the entry of the history that they leave has all letters.
    let on_blur = move |_: Event| {
        catch_up();
    };
    on_cleanup(stop);

    markup! {
        <form role="search" class="search" on:submit=|event: Event| event.prevent_default()>
            {Icon::Search.view()}
            <label class="visually-hidden" for="search">"Search by name or e-mail"</label>
            <input class="field" id="search" type="search" placeholder="Search users" autocomplete="off" spellcheck="false" node_ref=input on:input=on_input on:blur=on_blur />
            <kbd aria-hidden="true">"/"</kbd>
        </form>
    }
}
