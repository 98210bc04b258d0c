use leptos::prelude::*;

use super::chosen::Chosen;
use super::no_rows::NoRows;
use super::row::{Row, is_number};
use super::sort_header::{ColumnHeader, SortHeader};
use crate::domain::Instant;
use crate::preferences::Preferences;
use crate::query::{Columns, SortKey, UserQuery};
use crate::store::UserPage;
use crate::ui::Pager;

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
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// Which rows are selected.
    chosen: Chosen,
    /// Records in the document.
    records: u32,
    /// What "ago" is measured from.
    as_of: Instant,
) -> impl IntoView {
    let preferences = Preferences::expect();
    let has_rows = Memo::new(move |_| answer().is_some_and(|answer| !answer.page.rows.is_empty()));
    let columns = Memo::new(move |_| {
        answer()
            .map(|answer| answer.query.columns)
            .unwrap_or_default()
    });
    let headers = move || {
        let header = |column| {
            view! { <ColumnHeader query column number=is_number(column) /> }
        };
        columns.get().iter().map(header).collect_view()
    };
    let rows = move || {
        let Answer { page, query } = answer()?;
        let row = |row| view! { <Row row query=query.clone() as_of chosen /> };
        Some(page.rows.into_iter().map(row).collect_view())
    };
    let pager =
        move || answer().map(|Answer { page, query }| view! { <Pager query total=page.total /> });
    let no_rows = move || answer().map(|answer| view! { <NoRows answer records /> });

    move || {
        if !has_rows.get() {
            return no_rows.into_any();
        }
        view! {
            <div class="table-scroll" class:table-wide=move || columns.with(|columns| columns.len() > Columns::default().len())>
            <table class="table" class:table-compact=move || preferences.compact_rows() role="table" aria-label="Users">
                <thead role="rowgroup">
                    <tr role="row">
                        <th scope="col" role="columnheader" class="cell-select"><SelectPage answer chosen /></th>
                        <SortHeader query keys=&[SortKey::Name, SortKey::Email] />
                        {headers}
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            </div>
            {pager}
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
