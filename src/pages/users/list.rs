use leptos::prelude::*;
use web_sys::Event;

use super::answer::Answer;
use super::chosen::Chosen;
use super::continuous::{Continuous, continuous_rows};
use super::foot::Foot;
use super::no_rows::no_rows;
use super::pieces::in_pieces;
use super::row::{Table, row};
use super::row_focus::keep_row_focus;
use super::sort_header::{column_header, sort_header};
use super::tools::Tools;
use crate::context::{Preferences, Session};
use crate::markup::{Markup, Value, markup};
use crate::query::{Selection, SortKey, UserQuery};
use crate::reactive::{Memo, Signal};
use crate::ui::Scope;

/// The table of users with its pages, or why there are no rows.
#[component]
pub fn List(
    /// The rows, once they are there.
    answer: Signal<Option<Answer>>,
    /// The list that the address asks for.
    query: Memo<UserQuery>,
    /// What the address asks for, the user beside the list included.
    shown: Memo<UserQuery>,
    /// Which rows are selected.
    chosen: Chosen,
    /// Where the reader is, where the list is not in pages, and what marks the rows.
    tools: Tools,
) -> Value {
    let Tools {
        continuous,
        written,
        never_notify,
        ..
    } = tools;
    let (preferences, session) = (Preferences::expect(), Session::expect());
    let ids = Memo::new(move |_| answer.with(ids));
    let total =
        Memo::new(move |_| answer.with(|answer| answer.as_ref().map_or(0, |it| it.page.total)));
    let has_rows = Memo::new(move |_| match continuous.is_on() {
        true => total.get() > 0,
        false => ids.with(|ids| !ids.is_empty()),
    });
    // The usual columns of all lists are equal, but not the same.
    let columns = Memo::new(move |_| {
        let columns = answer.with(|answer| Some(answer.as_ref()?.query.columns.clone()));
        columns.unwrap_or_default().iter().collect::<Vec<_>>()
    });
    let headers = move || {
        let columns = columns.get().into_iter();
        let headers = columns.map(|column| column_header(query, column));
        headers.collect::<Vec<_>>()
    };
    let own = Memo::new(move |_| {
        let shown = answer.with(|answer| Some(answer.as_ref()?.query.columns.fields().to_vec()));
        let known = session.fields();
        let shown = shown.unwrap_or_default().into_iter();
        let label = |name: &String| Some(known.iter().find(|field| field.name == name)?.label);
        shown.filter_map(|name| label(&name)).collect::<Vec<_>>()
    });
    let own_headers = move || {
        let header = |label| {
            markup! { <th scope="col" role="columnheader" class="col-own" title=label><bdi>{label}</bdi></th> }
        };
        own.get().into_iter().map(header).collect::<Vec<_>>()
    };
    // The user who was selected last, from whom Shift selects on.
    let last = StoredValue::new(None::<String>);
    let select = Callback::new(move |(id, selected, with_shift): (String, bool, bool)| {
        let from = last.get_value().filter(|_| with_shift);
        let is_drawn = |id: &String| ids.with_untracked(|ids| ids.contains(id));
        match from {
            Some(from) if untrack(|| continuous.is_on()) && !is_drawn(&from) => {
                chosen.set_range(from, id.clone(), selected);
            }
            from => {
                let range = ids.with_untracked(|ids| range(ids, from.as_deref(), &id).to_vec());
                chosen.set_all(range.iter().map(String::as_str), selected);
            }
        }
        last.set_value(Some(id));
    });
    let scope = Scope::expect();
    let rows = {
        let (scope, rows) = (scope.clone(), in_pieces(ids, scope.clone()));
        move || {
            keep_row_focus(&scope);
            rows.get()
        }
    };
    let open = Memo::new(move |_| shown.with(|shown| shown.user.clone()));
    let table = Table {
        answer,
        chosen,
        select,
        open,
        written,
        never_notify,
    };
    let body = move || match continuous.is_on() {
        true => untrack(|| continuous_rows(continuous, table)),
        false => {
            let rows = Value::each(rows.clone(), String::clone, move |id| row(id, table));
            markup! { <tbody role="rowgroup">{rows}</tbody> }
        }
    };
    let no_rows = move || answer.get().map(no_rows);

    Value::reactive(move || {
        if !has_rows.get() {
            keep_row_focus(&scope);
            return Value::reactive(no_rows);
        }
        let by_user = sort_header(query, &[SortKey::Name, SortKey::Email], "col-user");
        let body = body.clone();
        let table = markup! {
            <table
                class=move || if preferences.compact_rows() { "table table-compact" } else { "table" }
                role="table"
                aria-label="Users"
                aria-rowcount=move || (total.get() + 1).to_string()
            >
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">
                        <th scope="col" role="columnheader" class="col-select">{select_page(ids, total, chosen, continuous)}</th>
                        {by_user}
                        {move || headers()}
                        {move || own_headers()}
                    </tr>
                </thead>
                {move || body()}
            </table>
        };
        let frame = move || match continuous.is_on() {
            true => "table-scroll table-scroll-continuous",
            false => "table-scroll",
        };
        markup! {
            <div class=move || frame() node_ref=continuous.frame()>{table}</div>
            <Foot answer continuous />
        }
    })
}

/// The users from one to the other, whichever comes first; the other alone where the one is not on
/// the page.
fn range<'a>(ids: &'a [String], from: Option<&str>, to: &str) -> &'a [String] {
    let at = |wanted: &str| ids.iter().position(|id| id == wanted);
    let Some(to) = at(to) else { return &[] };
    let from = from.and_then(at).unwrap_or(to);
    ids.get(from.min(to)..=from.max(to)).unwrap_or_default()
}

/// The users of the page, in its order.
fn ids(answer: &Option<Answer>) -> Vec<String> {
    let rows = answer.iter().flat_map(|answer| &answer.page.rows);
    rows.map(|row| row.id.clone()).collect()
}

/// Selects all rows of the page, or of a continuous list.
fn select_page(
    ids: Memo<Vec<String>>,
    total: Memo<usize>,
    chosen: Chosen,
    continuous: Continuous,
) -> Markup {
    let selected = move || {
        if continuous.is_on() {
            return (chosen.count(), total.get());
        }
        let ids = ids.read();
        let selected = ids.iter().filter(|id| chosen.contains(id)).count();
        (selected, ids.len())
    };
    let all = move || matches!(selected(), (selected, rows) if selected == rows);
    let some = move || matches!(selected(), (selected, rows) if selected > 0 && selected < rows);
    let on_change = move |event: Event| {
        if untrack(|| continuous.is_on()) {
            return chosen.replace(match event_target_checked(&event) {
                true => Selection::ALL,
                false => Selection::NONE,
            });
        }
        let ids = ids.get_untracked();
        chosen.set_all(ids.iter().map(String::as_str), event_target_checked(&event));
    };
    let label = move || match continuous.is_on() {
        true => "Select all users of this list",
        false => "Select all on this page",
    };
    markup! {
        <input
            type="checkbox"
            class="checkbox"
            aria-label=move || label()
            prop:checked=move || all()
            prop:indeterminate=move || some()
            on:change=on_change
        />
    }
}
