use leptos::prelude::*;

use super::chosen::Chosen;
use super::foot::Foot;
use super::no_rows::NoRows;
use super::row::Row;
use super::sort_header::{ColumnHeader, SortHeader};
use crate::domain::Instant;
use crate::preferences::Preferences;
use crate::query::{SortKey, UserQuery};
use crate::store::UserPage;

/// One page of rows, and the query that it answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// One page of rows.
    pub page: UserPage,
    /// The query that the rows answer.
    pub query: UserQuery,
}

/// The table of users with its pages, or why there are no rows.
#[component]
pub fn List(
    /// The rows, once they are there.
    answer: impl Fn() -> Option<Answer> + Copy + Send + Sync + 'static,
    /// The list that the address asks for.
    query: Memo<UserQuery>,
    /// What the address asks for, the user beside the list included.
    shown: Memo<UserQuery>,
    /// Which rows are selected.
    chosen: Chosen,
    /// Records in the document.
    records: u32,
    /// What "ago" is measured from.
    as_of: Instant,
) -> impl IntoView {
    let preferences = Preferences::expect();
    let has_rows = Memo::new(move |_| answer().is_some_and(|answer| !answer.page.rows.is_empty()));
    // The usual columns of all lists are equal, but not the same.
    let columns = Memo::new(move |_| {
        let columns = answer().map(|answer| answer.query.columns);
        columns.unwrap_or_default().iter().collect::<Vec<_>>()
    });
    let headers = move || {
        let header = |column| {
            view! { <ColumnHeader query column /> }
        };
        columns.get().into_iter().map(header).collect_view()
    };
    // The row that was selected last, from which Shift selects on.
    let last = StoredValue::new(None::<usize>);
    let select = Callback::new(move |(at, selected, with_shift): (usize, bool, bool)| {
        let rows = untrack(answer)
            .map(|answer| answer.page.rows)
            .unwrap_or_default();
        let from = last.get_value().filter(|_| with_shift).unwrap_or(at);
        let range = from.min(at)..=from.max(at);
        let ids = rows.iter().enumerate().filter(|(at, _)| range.contains(at));
        chosen.set_all(ids.map(|(_, row)| row.id.as_str()), selected);
        last.set_value(Some(at));
    });
    let open = Memo::new(move |_| shown.with(|shown| shown.user.clone()));
    let rows = move || {
        let Answer { page, query } = answer()?;
        let row = |(at, row)| view! { <Row at row query=query.clone() as_of chosen select open /> };
        Some(page.rows.into_iter().enumerate().map(row).collect_view())
    };
    let no_rows = move || answer().map(|answer| view! { <NoRows answer records /> });

    move || {
        if !has_rows.get() {
            return no_rows.into_any();
        }
        view! {
            <div class="table-scroll">
            <table class="table" class:table-compact=move || preferences.compact_rows() role="table" aria-label="Users">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="col-select"><SelectPage answer chosen /></th>
                        <SortHeader query keys=&[SortKey::Name, SortKey::Email] class="col-user" />
                        {headers}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            </div>
            <Foot answer />
        }
        .into_any()
    }
}

/// Selects all rows of the page.
#[component]
fn SelectPage(
    answer: impl Fn() -> Option<Answer> + Copy + Send + Sync + 'static,
    chosen: Chosen,
) -> impl IntoView {
    let selected = move || {
        let rows = answer().map(|answer| answer.page.rows).unwrap_or_default();
        let selected = rows.iter().filter(|row| chosen.contains(&row.id)).count();
        (selected, rows.len())
    };
    let all = move || matches!(selected(), (selected, rows) if selected == rows);
    let some = move || matches!(selected(), (selected, rows) if selected > 0 && selected < rows);
    let on_change = move |event| {
        let rows = untrack(answer)
            .map(|answer| answer.page.rows)
            .unwrap_or_default();
        chosen.set_all(
            rows.iter().map(|row| row.id.as_str()),
            event_target_checked(&event),
        );
    };
    view! {
        <input
            type="checkbox"
            class="checkbox"
            aria-label="Select all on this page"
            prop:checked=all
            prop:indeterminate=some
            on:change=on_change
        />
    }
}
