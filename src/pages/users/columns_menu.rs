use leptos::prelude::*;

use crate::domain::Word;
use crate::paths::Paths;
use crate::preferences::Preferences;
use crate::query::{Column, Columns, UserQuery};
use crate::ui::{Menu, Switch, focus_on};

/// Which columns the list has, in which order, and how close its rows stand. The columns are part
/// of the address, so each choice is a link.
#[component]
pub fn ColumnsMenu(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> impl IntoView {
    let preferences = Preferences::expect();
    let paths = Paths::expect();
    let columns = Memo::new(move |_| query.with(|query| query.columns.clone()));
    let items = move || {
        columns
            .get()
            .and_hidden()
            .into_iter()
            .map(|column| view! { <Item query column /> })
            .collect_view()
    };
    let reset = move || {
        let changed = columns.get() != Columns::default();
        let href = query.with(|query| paths.users(&query.with_columns(Columns::default())));
        changed.then(|| view! { <p><a href=href data-noscroll="">"Usual columns"</a></p> })
    };
    view! {
        <Menu id="columns" label="Columns">
            <ul class="menu-list">{items}</ul>
            {reset}
            <Switch
                label="Compact rows"
                on=Signal::derive(move || preferences.compact_rows())
                on_change=Callback::new(move |compact| preferences.set_compact_rows(compact))
            />
        </Menu>
    }
}

#[component]
fn Item(query: Memo<UserQuery>, column: Column) -> impl IntoView {
    let paths = Paths::expect();
    let is_shown = query.with_untracked(|query| query.columns.contains(column));
    let label = column.label();
    // The links are others after the click, since the list has another order.
    let link = |part: &str, change: fn(&Columns, Column) -> Columns| {
        let columns = query.with_untracked(|query| change(&query.columns, column));
        let href = query.with_untracked(|query| paths.users(&query.with_columns(columns)));
        let id = format!("column-{}{part}", column.as_str());
        let same = format!("#{id}");
        (href, id, move |_| focus_on(same.clone()))
    };
    let move_to = |side: &str, arrow: &'static str, change| {
        let (href, id, on_click) = link(&format!("-{side}"), change);
        let name = format!("Move {label} {side}");
        is_shown.then(|| {
            view! {
                <a class="menu-move" id=id href=href aria-label=name data-noscroll="" on:click=on_click>{arrow}</a>
            }
        })
    };
    let (href, id, on_click) = link("", Columns::toggled);
    view! {
        <li class="choice-row">
            <a class="choice" id=id href=href aria-current=is_shown.then_some("true") data-noscroll="" on:click=on_click>{label}</a>
            {move_to("left", "←", Columns::moved_left)}
            {move_to("right", "→", Columns::moved_right)}
        </li>
    }
}
