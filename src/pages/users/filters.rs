use leptos::prelude::*;

use crate::paths::Paths;
use crate::query::{Choice, Filter, UserQuery};

/// The filters, each value a link that adds or takes away that value.
///
/// The links stay the same elements whatever is chosen, so that the focus stays where it is.
#[component]
pub fn Filters(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> impl IntoView {
    let filters = Memo::new(move |_| query.with(UserQuery::filters));
    let (open, set_open) = signal(false);
    let groups = filters.with_untracked(|all| {
        all.iter()
            .enumerate()
            .filter(|(_, filter)| filter.is_offered)
            .map(|(at, filter)| view! { <Group filters at filter=filter.clone() /> })
            .collect_view()
    });
    let clear = {
        let paths = Paths::expect();
        move || {
            let query = query.get();
            query.is_filtered().then(|| {
                view! { <a class="clear" href=paths.users(&query.unfiltered()) data-noscroll="">"Clear filters"</a> }
            })
        }
    };
    view! {
        <button
            type="button"
            class="button filters-toggle"
            aria-expanded=move || open.get().to_string()
            aria-controls="filters"
            on:click=move |_| set_open.update(|open| *open = !*open)
        >
            "Filters"
        </button>
        <nav class="filters" id="filters" aria-label="Filters" data-open=move || open.get().to_string()>
            {groups}
            {clear}
        </nav>
    }
}

#[component]
fn Group(filters: Memo<Vec<Filter>>, at: usize, filter: Filter) -> impl IntoView {
    let id = format!("filter-{at}");
    let paths = Paths::expect();
    let option = |(position, choice): (usize, Choice)| {
        let paths = paths.clone();
        let read = move |of: &dyn Fn(&Choice) -> Option<String>| {
            filters.with(|filters| filters.get(at)?.choices.get(position).and_then(of))
        };
        let href = move || read(&|choice| Some(paths.users(&choice.toggled)));
        let current = move || read(&|choice| choice.is_chosen.then(|| "true".to_owned()));
        view! {
            <li><a class="choice" href=href aria-current=current data-noscroll="">{choice.label}</a></li>
        }
    };
    let options = filter
        .choices
        .into_iter()
        .enumerate()
        .map(option)
        .collect_view();
    view! {
        <div class="filter">
            <h2 class="filter-title" id=id.clone()>{filter.title}</h2>
            <ul class="choices" aria-labelledby=id>{options}</ul>
        </div>
    }
}
