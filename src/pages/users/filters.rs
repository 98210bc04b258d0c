use leptos::prelude::*;

use crate::engine::Engine;
use crate::pages::product::with_product;
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::query::{Choice, Filter, UserQuery};
use crate::store::FacetCounts;
use crate::ui::{ask, number, users};

/// How many filters are unfolded from the start; the others are once they have a chosen value.
const UNFOLDED: usize = 4;

/// The filters. Each value is a link that adds or takes away that value, with the number of rows
/// that it gives with the other filters as they are, itself a link to just these rows.
///
/// The links stay the same elements whatever is chosen, so that the focus stays where it is.
#[component]
pub fn Filters(
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// Counts the rows.
    engine: Engine,
    /// Every platform in the data.
    platforms: Vec<String>,
    /// Rows of the present list.
    #[prop(into)]
    total: Signal<Option<usize>>,
) -> impl IntoView {
    let filters = Memo::new(move |_| query.with(|query| query.filters(&platforms)));
    let preferences = Preferences::expect();
    // Neither another page nor another order changes a count.
    let list = Memo::new(move |_| query.with(|query| query.changed(|_| {})));
    let counts = ask(move || {
        let (engine, list, names) = (engine.clone(), list.get(), preferences.names());
        async move { (engine.facet_counts(&list, names).await, list) }
    });
    // Counts are only good for the list that they were counted for.
    let counts = Signal::derive(move || {
        let (counts, counted) = counts.get()?;
        list.with(|list| *list == counted).then_some(counts)
    });
    // An address may name a platform that the data has none of.
    let sizes = Memo::new(move |_| {
        filters.with(|filters| {
            filters
                .iter()
                .map(|filter| filter.choices.len())
                .collect::<Vec<_>>()
        })
    });
    let groups = move || {
        sizes.track();
        let groups = filters.get_untracked().into_iter().enumerate();
        groups
            .filter(|(_, filter)| !filter.choices.is_empty())
            .map(|(at, filter)| view! { <Group filters counts at filter /> })
            .collect_view()
    };
    let paths = Paths::expect();
    let clear = move || {
        let query = query.get();
        query.is_filtered().then(|| {
            view! { <a class="clear" href=paths.users(&query.unfiltered()) data-noscroll="">"Clear filters"</a> }
        })
    };
    let close = move || {
        total
            .get()
            .map_or_else(String::new, |total| format!("Show {}", users(total)))
    };
    view! {
        <button type="button" class="button filters-toggle" popovertarget="filters">"Filters"</button>
        <nav class="filters" id="filters" popover="auto" aria-label="Filters">
            {groups}
            {clear}
            <button type="button" class="button filters-close" popovertarget="filters" popovertargetaction="hide">{close}</button>
        </nav>
    }
}

#[component]
fn Group(
    filters: Memo<Vec<Filter>>,
    counts: Signal<Option<FacetCounts>>,
    at: usize,
    filter: Filter,
) -> impl IntoView {
    let id = format!("filter-{at}");
    let paths = Paths::expect();
    let is_open = at < UNFOLDED || filter.choices.iter().any(|choice| choice.is_chosen);
    let option = |(position, choice): (usize, Choice)| {
        let read = move |of: &dyn Fn(&Choice) -> Option<String>| {
            filters.with(|filters| filters.get(at)?.choices.get(position).and_then(of))
        };
        let toggle = paths.clone();
        let toggle = move || read(&|choice| Some(toggle.users(&choice.toggled)));
        let only = paths.clone();
        let only = move || read(&|choice| Some(only.users(&choice.only)));
        let current = move || read(&|choice| choice.is_chosen.then(|| "true".to_owned()));
        let (name, value) = (filter.name, choice.value.clone());
        let count = Memo::new(move |_| counts.with(|counts| counts.as_ref()?.of(name, &value)));
        let name = {
            let label = with_product(&choice.label);
            move || {
                count
                    .get()
                    .map(|count| format!("Only {label}: {}", users(count)))
            }
        };
        view! {
            <li class="choice-row">
                <a class="choice" href=toggle aria-current=current data-noscroll="">
                    <bdi>{with_product(&choice.label)}</bdi>
                </a>
                <a class="choice-count" href=only aria-label=name data-noscroll="">{move || count.get().map(number)}</a>
            </li>
        }
    };
    let options = filter
        .choices
        .into_iter()
        .enumerate()
        .map(option)
        .collect_view();
    view! {
        <details class="filter" open=is_open>
            <summary class="filter-title"><span id=id.clone()>{with_product(filter.title)}</span></summary>
            <ul class="choices" aria-labelledby=id>{options}</ul>
        </details>
    }
}
