use leptos::prelude::*;

use crate::domain::Word;
use crate::paths::Paths;
use crate::query::{SortKey, UserQuery};

/// The header of a column that the list can be sorted by.
#[component]
pub fn SortHeader(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// The column's key.
    key: SortKey,
) -> impl IntoView {
    let paths = Paths::expect();
    let sort = Memo::new(move |_| query.with(|query| query.sort));
    let order = move || match sort.get() {
        sort if sort.key != key => None,
        sort if sort.descending => Some("descending"),
        _ => Some("ascending"),
    };
    let href = move || {
        query
            .with(|query| paths.users(&query.changed(|query| query.sort = query.sort.clicked(key))))
    };
    view! {
        <th scope="col" role="columnheader" aria-sort=order>
            <a class="sort" href=href data-noscroll="">
                {key.label()}
                <svg class="sort-arrow" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
                    <path d="M5 1.5v7M2 5.5l3 3 3-3" />
                </svg>
            </a>
        </th>
    }
}
