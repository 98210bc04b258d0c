use leptos::prelude::*;
use web_sys::Event;

use crate::context::{Paths, Preferences, Session};
use crate::domain::{OwnField, Word};
use crate::markup::{Markup, Value, markup};
use crate::query::{Column, Columns, UserQuery};
use crate::reactive::{Memo, Signal};
use crate::ui::{Scope, Switch, focus_on};

/// Which columns the list has, in which order, and how close its rows stand. The columns are part
/// of the address, so each choice is a link.
#[component]
pub fn ColumnsMenu(
    /// What the address asks for.
    query: Memo<UserQuery>,
) -> Value {
    let preferences = Preferences::expect();
    let paths = Paths::expect();
    // The usual columns of all lists are equal, but not the same.
    let columns =
        Memo::new(move |_| query.with(|query| (query.columns.and_hidden(), query.columns.len())));
    let items = move || {
        let (columns, _) = columns.get();
        let columns = columns.into_iter();
        columns
            .map(|column| item(query, column))
            .collect::<Vec<_>>()
    };
    let session = Session::expect();
    let own_items = move || {
        let items = session.fields().into_iter();
        items
            .map(|field| own_item(query, field))
            .collect::<Vec<_>>()
    };
    let reset = move || {
        let changed = query.with(|query| !query.columns.is_usual());
        let href = query.with(|query| paths.users(&query.with_columns(Columns::default())));
        changed.then(|| markup! { <p><a href=href data-noscroll="">"Reset columns"</a></p> })
    };
    let list = markup! { <ul class="menu-list">{move || items()} {move || own_items()}</ul> };
    markup! {
        {list}
        {move || reset()}
        <Switch
            label="Compact rows"
            on=Signal::derive(move || preferences.compact_rows())
            on_change=Callback::new(move |compact| preferences.set_compact_rows(compact))
        />
    }
}

fn item(query: Memo<UserQuery>, column: Column) -> Markup {
    let is_shown = query.with_untracked(|query| query.columns.contains(column));
    let label = column.label();
    let word = column.as_str();
    let toggle = Change {
        query,
        column,
        change: Columns::toggled,
        id: format!("column-{word}"),
        class: "choice",
        label: None,
        is_shown,
        text: label,
    };
    let move_to = |side: &'static str, arrow: &'static str, change| {
        is_shown.then(|| {
            Change {
                query,
                column,
                change,
                id: format!("column-{word}-{side}"),
                class: "menu-move",
                label: Some(format!("Move {label} {side}")),
                is_shown: false,
                text: arrow,
            }
            .link()
        })
    };
    markup! {
        <li class="choice-row">
            {toggle.link()}
            {move_to("left", "←", Columns::moved_left)}
            {move_to("right", "→", Columns::moved_right)}
        </li>
    }
}

/// A field of the portal's own, which stands behind the other columns.
fn own_item(query: Memo<UserQuery>, field: OwnField) -> Markup {
    let paths = Paths::expect();
    let columns = Memo::new(move |_| query.with(|query| query.columns.clone()));
    let is_shown = move || {
        let is_it = |name: &String| name == field.name;
        columns.with(|columns| columns.fields().iter().any(is_it))
    };
    let href = move || {
        let columns = columns.with(|columns| columns.field_toggled(field.name));
        query.with(|query| paths.users(&query.with_columns(columns)))
    };
    markup! {
        <li class="choice-row">
            <a class="choice" href=move || href() aria-current=move || is_shown().then_some("true") data-noscroll=""><bdi>{field.label}</bdi></a>
        </li>
    }
}

/// A link to the same list with other columns.
struct Change {
    query: Memo<UserQuery>,
    column: Column,
    change: fn(&Columns, Column) -> Columns,
    id: String,
    class: &'static str,
    label: Option<String>,
    is_shown: bool,
    text: &'static str,
}

impl Change {
    fn link(self) -> Markup {
        let Self {
            query,
            column,
            change,
            id,
            class,
            label,
            is_shown,
            text,
        } = self;
        let paths = Paths::expect();
        let href = move || {
            query.with(|query| paths.users(&query.with_columns(change(&query.columns, column))))
        };
        // The link is another element after the click, since the list has another order.
        let (scope, same) = (Scope::expect(), format!("#{id}"));
        let current = is_shown.then_some("true");
        markup! {
            <a class=class id=id href=move || href() aria-label=label aria-current=current data-noscroll="" on:click=move |_: Event| focus_on(&scope, same.clone())>
                {text}
            </a>
        }
    }
}
