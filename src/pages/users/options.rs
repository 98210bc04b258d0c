use leptos::prelude::*;

use super::option_search::{holds, option_search, step};
use super::pills::title;
use super::tools::Tools;
use crate::context::{Paths, Preferences};
use crate::domain::{Names, OwnField};
use crate::markup::{Markup, markup};
use crate::pages::product::with_product;
use crate::query::{Choice, Filter, ManagerOffer, UserQuery};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::store::FacetCounts;
use crate::ui::{marked, number, users};

/// From how many values on they can be searched.
const MANY: usize = 8;

/// The values of one filter. Each is a link that adds or takes away that value, with the number of
/// rows that it gives with the other filters as they are, itself a link to just these rows. Where
/// there are many, a field above them leaves those that hold a text, and those that are chosen.
///
/// The links stay the same elements whatever is chosen or searched for, so that the focus stays
/// where it is.
///
/// The values are drawn while the menu is open. What is searched for among them is forgotten when it closes.
pub fn options(name: &'static str, tools: Tools) -> Markup {
    let Tools {
        filters,
        counts,
        manager_text,
        ..
    } = tools;
    let text = match name {
        "manager" => {
            // The question for the managers outlives the menu.
            on_cleanup(move || manager_text.set(String::new()));
            manager_text
        }
        _ => RwSignal::new(String::new()),
    };
    let preferences = Preferences::expect();
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
    let is_concealed =
        Memo::new(move |_| name == "manager" && preferences.names() == Names::Concealed);
    let totals = Memo::new(move |_| {
        filters.with(|filters| {
            let filter = filters.iter().find(|filter| filter.name == name);
            filter.map_or((0, None), |filter| (filter.all, filter.found))
        })
    });
    let has_many = Memo::new(move |_| totals.get().0 >= MANY && !is_concealed.get());
    // Without the field there is nothing to take a text back with.
    let sought = Memo::new(move |_| match has_many.get() {
        true => text.get(),
        false => String::new(),
    });
    let matches = Memo::new(move |_| {
        if let Some(found) = totals.get().1 {
            return found;
        }
        let sought = sought.read();
        let holding = |values: &Vec<(String, String)>| {
            let holding = values.iter().filter(|(_, label)| holds(label, &sought));
            holding.count()
        };
        values.with(holding)
    });
    let rows = move || {
        let values = values.get().into_iter();
        values
            .map(|(value, label)| option_row(filters, counts, name, value, label, sought))
            .collect::<Vec<_>>()
    };
    let rest = move || {
        if is_concealed.get() {
            return Some("Show names to filter by manager.".to_owned());
        }
        let (all, found) = totals.get();
        if OwnField::of_parameter(name).is_some() && all >= OwnField::MOST_VALUES {
            let most = number(OwnField::MOST_VALUES);
            return Some(format!("The first {most} values are offered and searched"));
        }
        let found = found.filter(|found| *found > ManagerOffer::MOST)?;
        let most = number(ManagerOffer::MOST);
        Some(match sought.read().is_empty() {
            true => format!("{most} of {} managers: search for others", number(all)),
            false => format!(
                "{most} of {} matches: type more to see others",
                number(found)
            ),
        })
    };
    let search = move || has_many.get().then(|| option_search(name, text, matches));
    markup! {
        <div class="choices-box" on:keydown=step>
            {move || search()}
            <ul class="choices" aria-label=title(filters, name)>{move || rows()}</ul>
            {move || rest().map(|rest| markup! { <p class="choices-note">{rest}</p> })}
        </div>
    }
}

fn option_row(
    filters: Memo<Vec<Filter>>,
    counts: Signal<Option<FacetCounts>>,
    name: &'static str,
    value: String,
    label: String,
    sought: Memo<String>,
) -> Markup {
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
    let href = move |query: fn(&Choice) -> &UserQuery| {
        let paths = Paths::expect();
        move || choice.with(|choice| choice.as_ref().map(|choice| paths.users(query(choice))))
    };
    let (toggled, just_these) = (href(|choice| &choice.toggled), href(|choice| &choice.only));
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
    let is_left = {
        let label = label.clone();
        // The engine has looked through the managers, and through their addresses as well.
        let is_found = name == "manager";
        move || is_found || current().is_some() || sought.with(|sought| holds(&label, sought))
    };
    let name = move || marked(&label, &sought.get());
    let class = move || match count.get() {
        Some(0) => "choice-row choice-empty",
        _ => "choice-row",
    };
    markup! {
        <li class=move || class() hidden=move || !is_left()>
            <a class="choice" href=move || toggled() aria-current=move || current() data-noscroll=""><bdi>{move || name()}</bdi></a>
            <a class="choice-count" href=move || just_these() aria-label=move || only() data-noscroll="">{move || count.get().map(number)}</a>
        </li>
    }
}
