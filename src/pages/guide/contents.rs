use leptos::prelude::*;
use leptos_router::hooks::use_location;
use web_sys::Event;

use super::reading::Reading;
use super::{ACTIONS, RULES, WHY, id_of, suggested};
use crate::domain::Word;
use crate::markup::{Markup, markup};
use crate::reactive::Signal;
use crate::store::Summary;
use crate::ui::number;

/// Links to the sections of the page; the one that is being read is marked.
pub fn contents(
    // The counts to show beside the actions, once they are known.
    summary: Signal<Option<Summary>>,
    // Which section is being read.
    reading: Reading,
) -> Markup {
    let actions = ACTIONS.iter().map(|action| {
        let count =
            Signal::derive(move || summary.with(|summary| suggested(summary.as_ref(), *action)));
        item(id_of(*action), action.label(), count, reading)
    });
    let none = Signal::stored(None);
    markup! {
        <nav class="guide-contents" aria-label="Sections">
            <p class="guide-group">"Why"</p>
            <ul>{item(WHY, "Why people go inactive", none, reading)}</ul>
            <p class="guide-group">"What to do"</p>
            <ul>{actions.collect::<Vec<_>>()}</ul>
            <p class="guide-group">"Rules"</p>
            <ul>{item(RULES, "What counts as active", none, reading)}</ul>
        </nav>
    }
}

fn item(
    id: &'static str,
    title: &'static str,
    count: Signal<Option<usize>>,
    reading: Reading,
) -> Markup {
    let location = use_location();
    // With the page's own path: a fragment alone would lead elsewhere where the document names a base.
    let href = move || {
        let search = location.search.get();
        let search = search.trim_start_matches('?');
        let search = match search {
            "" => String::new(),
            search => format!("?{search}"),
        };
        format!("{}{search}#{id}", location.pathname.get())
    };
    let hash = location.hash;
    // Only where the address stays as it is: a new one shows its part by itself.
    let show_again = move |_: Event| {
        if hash.get_untracked().trim_start_matches('#') == id {
            reading.show(id);
        }
    };
    // No text of the link: its name is that of the section, whose heading has the number as well.
    let count = move || {
        let count = count.get().map(number);
        count.map(|count| markup! { <span class="guide-number" data-count=count aria-hidden="true"></span> })
    };
    let current = move || reading.is(id).then_some("true");
    markup! {
        <li>
            <a class="guide-link" href=move || href() aria-current=move || current() on:click=show_again>
                <span>{title}</span>
                {move || count()}
            </a>
        </li>
    }
}
