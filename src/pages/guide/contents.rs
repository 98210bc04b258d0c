use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::reading::Reading;
use super::{ACTIONS, RULES, WHY, id_of, suggested};
use crate::domain::Word;
use crate::store::Summary;
use crate::ui::number;

/// Links to the sections of the page; the one that is being read is marked.
#[component]
pub fn Contents(
    /// The counts to show beside the actions, once they are known.
    summary: Signal<Option<Summary>>,
    /// Which section is being read.
    reading: Reading,
) -> impl IntoView {
    let actions = ACTIONS.iter().map(|action| {
        let count =
            Signal::derive(move || summary.with(|summary| suggested(summary.as_ref(), *action)));
        view! { <Item id=id_of(*action) title=action.label() count reading /> }
    });
    let none = Signal::stored(None);
    view! {
        <nav class="guide-contents" aria-label="Sections">
            <p class="guide-group">"Why"</p>
            <ul>
                <Item id=WHY title="Why people go inactive" count=none reading />
            </ul>
            <p class="guide-group">"What to do"</p>
            <ul>{actions.collect_view()}</ul>
            <p class="guide-group">"Rules"</p>
            <ul>
                <Item id=RULES title="What counts as active" count=none reading />
            </ul>
        </nav>
    }
}

#[component]
fn Item(
    id: &'static str,
    title: &'static str,
    count: Signal<Option<usize>>,
    reading: Reading,
) -> impl IntoView {
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
    let show_again = move |_| {
        if hash.get_untracked().trim_start_matches('#') == id {
            reading.show(id);
        }
    };
    // No text of the link: its name is that of the section, whose heading has the number as well.
    let count = move || {
        let count = count.get().map(number);
        count.map(|count| view! { <span class="guide-number" data-count=count aria-hidden="true"></span> })
    };
    let current = move || reading.is(id).then_some("true");
    view! {
        <li>
            <a class="guide-link" href=href aria-current=current on:click=show_again>
                <span>{title}</span>
                {count}
            </a>
        </li>
    }
}
