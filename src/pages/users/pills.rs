use leptos::prelude::*;
use web_sys::{Element, Event};

use super::tools::{Tool, Tools, menu_content};
use crate::context::Paths;
use crate::markup::{Markup, Value, markup};
use crate::pages::product::with_product;
use crate::query::{Filter, UserQuery};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::sentences::isolate;
use crate::ui::{Icon, number, users};

/// The filters that have a pill of their own, in this order; the others share one menu.
const PILLS: [&str; 4] = ["suggest", "idle", "cause", "reminders"];

/// The id of the menu of the other filters.
const MORE: &str = "filter-more";

/// The filters besides the tabs: a pill shows what is chosen, opens the choices, and takes the
/// filter away. The pills stay the same elements whatever is chosen, so that an open menu stays.
#[component]
pub fn Pills(
    /// Rows of the present list.
    #[prop(into)]
    total: Signal<Option<usize>>,
    /// The filters, and what draws their values.
    tools: Tools,
) -> Value {
    let Tools { list, filters, .. } = tools;
    let own = PILLS.into_iter().flat_map(|name| {
        let id = format!("filter-{name}");
        let title = title(filters, name);
        [
            pill(filters, name, id.clone(), 0),
            filter_menu(id, title, total, Tool::Filter(name), tools),
        ]
    });
    let own: Vec<_> = own.collect();
    let others = others(filters);
    let set = move || {
        let others = others.get().into_iter();
        others
            .map(|name| pill(filters, name, MORE.to_owned(), 1))
            .collect::<Vec<_>>()
    };
    // Several activities at once have no tab.
    let activities = pill(filters, "activity", MORE.to_owned(), 2);
    let paths = Paths::expect();
    let clear = move || {
        list.with(|query| {
            // The tabs show their filter by themselves.
            query.without_filter("activity").is_filtered().then(|| {
                let activity = query.activity;
                let cleared = query
                    .unfiltered()
                    .changed(|query| query.activity = activity);
                let href = paths.users(&cleared);
                markup! { <a class="pill-clear" href=href data-noscroll="">"Clear filters"</a> }
            })
        })
    };
    let pills = markup! {
        <div class="pills" role="group" aria-label="Filters">
            {activities}
            {own}
            {move || set()}
            <button type="button" class="pill pill-open" popovertarget=MORE>
                {Icon::Plus.view()} "Filter"
            </button>
            {move || clear()}
        </div>
    };
    let title = "More filters".to_owned();
    vec![
        pills,
        filter_menu(MORE.to_owned(), title, total, Tool::OtherFilters, tools),
    ]
    .into()
}

/// The filters that share a menu: those with a value, but for the ones in the tabs and the pills.
pub fn others(filters: Memo<Vec<Filter>>) -> Memo<Vec<&'static str>> {
    let is_other = |filter: &&Filter| {
        let has_place = filter.name == "activity" || PILLS.contains(&filter.name);
        !has_place && (filter.all > 0 || !filter.choices.is_empty())
    };
    Memo::new(move |_| {
        filters.with(|filters| {
            let others = filters.iter().filter(is_other);
            others.map(|filter| filter.name).collect()
        })
    })
}

/// What a filter is set to, in a few words, and the query without it.
pub fn chosen(filters: &[Filter], name: &str) -> Option<(String, usize, UserQuery)> {
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

/// A pill: its filter, what is chosen, and how to take it away. It is hidden while fewer than `least` values are chosen.
fn pill(filters: Memo<Vec<Filter>>, name: &'static str, menu: String, least: usize) -> Markup {
    let paths = Paths::expect();
    let title = title(filters, name);
    let chosen = Memo::new(move |_| filters.with(|filters| chosen(filters, name)));
    let is_shown = move || {
        let count = chosen.with(|chosen| chosen.as_ref().map(|(_, count, _)| *count));
        count.unwrap_or_default() >= least
    };
    let class = move || match chosen.with(Option::is_some) {
        true => "pill pill-set",
        false => "pill",
    };
    let remove = {
        let title = title.clone();
        move || {
            let (words, _, without) = chosen.get()?;
            let label = format!("Remove filter {title}: {words}");
            Some(markup! {
                <a class="pill-remove" href=paths.users(&without) aria-label=label data-noscroll="">{Icon::Cross.view()}</a>
            })
        }
    };
    let colon = move || chosen.with(Option::is_some).then_some(": ");
    let words = move || {
        chosen.with(|chosen| {
            let words = chosen.as_ref()?.0.clone();
            Some(markup! { <strong>{words}</strong> })
        })
    };
    let arrow = move || chosen.with(Option::is_none).then(|| Icon::Down.view());
    markup! {
        <span class=move || class() hidden=move || !is_shown()>
            <span data-moves-focus="">{move || remove()}</span>
            <button type="button" class="pill-open" popovertarget=menu><span dir="auto">{title} {move || colon()} {move || words()}</span> {move || arrow()}</button>
        </span>
    }
}

/// A menu of choices, which on a phone is a sheet. The choices are there while it is open: to keep all of
/// them right at each letter of a search would take longer than the rows themselves.
fn filter_menu(
    id: String,
    title: String,
    total: Signal<Option<usize>>,
    tool: Tool,
    tools: Tools,
) -> Markup {
    let (target, label) = (id.clone(), title.clone());
    let is_open = RwSignal::new(false);
    let is_drawn_open =
        |event: &Event| event_target::<Element>(event).matches(":popover-open") == Ok(true);
    let before_toggle = move |event: Event| {
        if !is_drawn_open(&event) {
            is_open.set(true);
            tools.fetch.run(());
        }
    };
    let on_toggle = move |event: Event| {
        if !is_drawn_open(&event) {
            is_open.set(false);
        }
    };
    let close = move || {
        total
            .get()
            .map_or_else(String::new, |total| format!("Show {}", users(total)))
    };
    markup! {
        <div class="menu-panel filter-menu" id=id popover="auto" role="group" aria-label=label on:beforetoggle=before_toggle on:toggle=on_toggle>
            <p class="menu-title" aria-hidden="true">{title}</p>
            {move || is_open.get().then(|| menu_content(tool, tools))}
            <button type="button" class="button filter-close" popovertarget=target popovertargetaction="hide">{move || close()}</button>
        </div>
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
