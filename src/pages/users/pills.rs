use leptos::prelude::*;
use web_sys::{Element, Event};

use super::options::{Options, title};
use crate::context::Paths;
use crate::pages::product::with_product;
use crate::query::{Filter, UserQuery};
use crate::sentences::isolate;
use crate::store::FacetCounts;
use crate::ui::{Icon, number, users};

/// The filters that have a pill of their own, in this order; the others share one menu.
const PILLS: [&str; 4] = ["suggest", "idle", "cause", "reminders"];

/// The id of the menu of the other filters.
const MORE: &str = "filter-more";

/// The filters besides the tabs: a pill shows what is chosen, opens the choices, and takes the
/// filter away. The pills stay the same elements whatever is chosen, so that an open menu stays.
#[component]
pub fn Pills(
    /// The list that the address asks for.
    query: Memo<UserQuery>,
    /// Every filter with its values.
    filters: Memo<Vec<Filter>>,
    /// The number of users that each value gives.
    counts: Signal<Option<FacetCounts>>,
    /// Rows of the present list.
    #[prop(into)]
    total: Signal<Option<usize>>,
    /// What is searched for among the managers.
    manager_text: RwSignal<String>,
) -> impl IntoView {
    let close = move || {
        total
            .get()
            .map_or_else(String::new, |total| format!("Show {}", users(total)))
    };
    let own = PILLS
        .into_iter()
        .map(|name| {
            let id = format!("filter-{name}");
            let (closed, text) = (Trigger::new(), RwSignal::new(String::new()));
            view! {
                <Pill filters name menu=id.clone() />
                <FilterMenu id title=title(filters, name) close=Signal::derive(close) closed>
                    <Options filters counts name text closed />
                </FilterMenu>
            }
        })
        .collect_view();
    let others = Memo::new(move |_| {
        filters.with(|filters| {
            let others = filters.iter().filter(|filter| {
                let is_other = filter.name != "activity" && !PILLS.contains(&filter.name);
                is_other && (filter.all > 0 || !filter.choices.is_empty())
            });
            others.map(|filter| filter.name).collect::<Vec<_>>()
        })
    });
    let set = move || {
        let others = others.get().into_iter();
        others
            .map(|name| view! { <Pill filters name menu=MORE.to_owned() only_set=true /> })
            .collect_view()
    };
    let closed = Trigger::new();
    let text = move |name| match name {
        "manager" => manager_text,
        _ => RwSignal::new(String::new()),
    };
    let groups = move || {
        let others = others.get().into_iter();
        others
            .map(|name| view! { <Group filters counts name text=text(name) closed /> })
            .collect_view()
    };
    // Several activities at once have no tab.
    let activities =
        view! { <Pill filters name="activity" menu=MORE.to_owned() only_several=true /> };
    let paths = Paths::expect();
    let clear = move || {
        query.with(|query| {
            // The tabs show their filter by themselves.
            query.without_filter("activity").is_filtered().then(|| {
                let activity = query.activity;
                let cleared = query
                    .unfiltered()
                    .changed(|query| query.activity = activity);
                let href = paths.users(&cleared);
                view! { <a class="pill-clear" href=href data-noscroll="">"Clear filters"</a> }
            })
        })
    };
    view! {
        <div class="pills" role="group" aria-label="Filters">
            {activities}
            {own}
            {set}
            <button type="button" class="pill pill-open" popovertarget=MORE>
                {Icon::Plus.view()} "Filter"
            </button>
            {clear}
        </div>
        <FilterMenu id=MORE.to_owned() title="More filters".to_owned() close=Signal::derive(close) closed>
            {groups}
        </FilterMenu>
    }
}

/// What a filter is set to, in a few words, and the query without it.
fn chosen(filters: &[Filter], name: &str) -> Option<(String, usize, UserQuery)> {
    let filter = filters.iter().find(|filter| filter.name == name)?;
    let chosen: Vec<_> = filter
        .choices
        .iter()
        .filter(|choice| choice.is_chosen)
        .collect();
    let first = chosen.first()?;
    let words = match chosen.len() {
        1 => isolate(&with_product(&first.label)),
        count => format!(
            "{count} of {}",
            number(filter.all.max(filter.choices.len()))
        ),
    };
    Some((words, chosen.len(), first.only.without_filter(name)))
}

/// A pill: its filter, what is chosen, and how to take it away.
#[component]
fn Pill(
    filters: Memo<Vec<Filter>>,
    name: &'static str,
    menu: String,
    #[prop(optional)] only_set: bool,
    #[prop(optional)] only_several: bool,
) -> impl IntoView {
    let paths = Paths::expect();
    let title = title(filters, name);
    let chosen = Memo::new(move |_| filters.with(|filters| chosen(filters, name)));
    let is_shown = move || {
        chosen.with(|chosen| match chosen {
            None => !only_set && !only_several,
            Some((_, count, _)) => !only_several || *count > 1,
        })
    };
    let remove = {
        let title = title.clone();
        move || {
            let (words, _, without) = chosen.get()?;
            let label = format!("Remove filter {title}: {words}");
            Some(view! {
                <a class="pill-remove" href=paths.users(&without) aria-label=label data-noscroll="">{Icon::Cross.view()}</a>
            })
        }
    };
    let words = move || {
        chosen.with(|chosen| {
            let (words, ..) = chosen.as_ref()?;
            Some(view! { ": " <strong>{words.clone()}</strong> })
        })
    };
    let arrow = move || chosen.with(Option::is_none).then(|| Icon::Down.view());
    view! {
        <span class="pill" class:pill-set=move || chosen.with(Option::is_some) hidden=move || !is_shown()>
            <span data-moves-focus="">{remove}</span>
            <button type="button" class="pill-open" popovertarget=menu><span dir="auto">{title} {words}</span> {arrow}</button>
        </span>
    }
}

/// A menu of choices, which on a phone is a sheet. The choices are there while it is open: to keep all of
/// them right at each letter of a search would take longer than the rows themselves.
#[component]
fn FilterMenu(
    id: String,
    title: String,
    close: Signal<String>,
    closed: Trigger,
    children: ChildrenFn,
) -> impl IntoView {
    let (target, label) = (id.clone(), title.clone());
    let is_open = RwSignal::new(false);
    let is_drawn_open =
        |event: &Event| event_target::<Element>(event).matches(":popover-open") == Ok(true);
    let before_toggle = move |event: Event| {
        if !is_drawn_open(&event) {
            is_open.set(true);
        }
    };
    let on_toggle = move |event: Event| {
        if !is_drawn_open(&event) {
            is_open.set(false);
            closed.notify();
        }
    };
    let choices = move || is_open.get().then(|| children());
    view! {
        <div class="menu-panel filter-menu" id=id popover="auto" role="group" aria-label=label on:beforetoggle=before_toggle on:toggle=on_toggle>
            <p class="menu-title" aria-hidden="true">{title}</p>
            {choices}
            <button type="button" class="button filter-close" popovertarget=target popovertargetaction="hide">{close}</button>
        </div>
    }
}

/// One of the filters that share a menu.
#[component]
fn Group(
    filters: Memo<Vec<Filter>>,
    counts: Signal<Option<FacetCounts>>,
    name: &'static str,
    text: RwSignal<String>,
    closed: Trigger,
) -> impl IntoView {
    let is_open = filters.with_untracked(|filters| chosen(filters, name).is_some());
    view! {
        <details class="filter" open=is_open>
            <summary class="filter-title"><span>{title(filters, name)}</span></summary>
            <Options filters counts name text closed />
        </details>
    }
}
