use leptos::prelude::*;

use crate::context::Paths;
use crate::pages::product::with_product;
use crate::query::{Choice, Filter};
use crate::store::FacetCounts;
use crate::ui::{number, users};

/// The values of one filter. Each is a link that adds or takes away that value, with the number of
/// rows that it gives with the other filters as they are, itself a link to just these rows.
///
/// The links stay the same elements whatever is chosen, so that the focus stays where it is.
#[component]
pub fn Options(
    /// Every filter with its values.
    filters: Memo<Vec<Filter>>,
    /// The number of users that each value gives.
    counts: Signal<Option<FacetCounts>>,
    /// Which filter.
    name: &'static str,
) -> impl IntoView {
    let choices = move |filters: &[Filter]| {
        let filter = filters.iter().find(|filter| filter.name == name);
        filter
            .map(|filter| filter.choices.clone())
            .unwrap_or_default()
    };
    // An address may name a value that the data has none of.
    let values = Memo::new(move |_| {
        filters.with(|filters| {
            let choices = choices(filters).into_iter();
            choices
                .map(|choice| (choice.value, choice.label))
                .collect::<Vec<_>>()
        })
    });
    let options = move || {
        let values = values.get().into_iter();
        values
            .map(|(value, label)| view! { <OptionRow filters counts name value label /> })
            .collect_view()
    };
    view! { <ul class="choices" aria-label=title(filters, name)>{options}</ul> }
}

#[component]
fn OptionRow(
    filters: Memo<Vec<Filter>>,
    counts: Signal<Option<FacetCounts>>,
    name: &'static str,
    value: String,
    label: String,
) -> impl IntoView {
    let label = with_product(&label);
    let choice = {
        let value = value.clone();
        Memo::new(move |_| {
            filters.with(|filters| {
                let filter = filters.iter().find(|filter| filter.name == name)?;
                let choices = filter.choices.iter();
                choices
                    .clone()
                    .find(|choice| choice.value == value)
                    .cloned()
            })
        })
    };
    let href = move |query: fn(&Choice) -> &crate::query::UserQuery| {
        let paths = Paths::expect();
        move || choice.with(|choice| choice.as_ref().map(|choice| paths.users(query(choice))))
    };
    let current = move || {
        choice.with(|choice| {
            choice
                .as_ref()
                .is_some_and(|choice| choice.is_chosen)
                .then_some("true")
        })
    };
    let count = Memo::new(move |_| counts.with(|counts| counts.as_ref()?.of(name, &value)));
    let only = {
        let label = label.clone();
        move || {
            count
                .get()
                .map(|count| format!("Only {label}: {}", users(count)))
        }
    };
    let is_empty = move || count.get() == Some(0);
    view! {
        <li class="choice-row" class:choice-empty=is_empty>
            <a class="choice" href=href(|choice| &choice.toggled) aria-current=current data-noscroll=""><bdi>{label}</bdi></a>
            <a class="choice-count" href=href(|choice| &choice.only) aria-label=only data-noscroll="">{move || count.get().map(number)}</a>
        </li>
    }
}

/// The title of a filter.
pub fn title(filters: Memo<Vec<Filter>>, name: &'static str) -> String {
    let title = filters.with_untracked(|filters| {
        let filter = filters.iter().find(|filter| filter.name == name);
        filter.map(|filter| filter.title).unwrap_or_default()
    });
    with_product(title)
}
