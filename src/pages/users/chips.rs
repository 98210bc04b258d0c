use leptos::prelude::*;

use crate::pages::product::with_product;
use crate::paths::Paths;
use crate::query::UserQuery;
use crate::sentences::isolate;

/// What the list is filtered by, each value a link that takes it away.
#[component]
pub fn Chips(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> impl IntoView {
    let paths = Paths::expect();
    move || {
        let query = query.get();
        let search = (!query.q.is_empty()).then(|| {
            let without = query.changed(|query| query.q.clear());
            (
                format!("Search: “{}”", isolate(&query.q)),
                paths.users(&without),
            )
        });
        let filters = query.filters(&[]);
        let chosen = filters.iter().flat_map(|filter| {
            let chosen = filter.choices.iter().filter(|choice| choice.is_chosen);
            chosen.map(|choice| {
                (
                    with_product(&format!("{}: {}", filter.title, isolate(&choice.label))),
                    paths.users(&choice.toggled),
                )
            })
        });
        let chips = chosen
            .chain(search)
            .map(|(text, href)| {
                let name = format!("Remove filter {text}");
                view! {
                    <li>
                        <a class="chip" href=href aria-label=name data-noscroll="">
                            {text}
                            <svg class="chip-cross" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                                <path d="m3 3 6 6M9 3 3 9" />
                            </svg>
                        </a>
                    </li>
                }
            })
            .collect_view();
        query
            .is_filtered()
            .then(|| view! { <ul class="chips" data-moves-focus="" aria-label="Chosen filters">{chips}</ul> })
    }
}
