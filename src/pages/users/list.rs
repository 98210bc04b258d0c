use leptos::prelude::*;

use super::sort_header::SortHeader;
use crate::domain::{Account, Activity, Instant, Word};
use crate::paths::Paths;
use crate::query::{SortKey, UserQuery, last_page};
use crate::store::{UserPage, UserRow};
use crate::ui::{Ago, Pager, number};

/// One page of rows, and the query that it answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The rows.
    pub page: UserPage,
    /// The question.
    pub query: UserQuery,
}

/// The table of users with its pages, or why there are no rows.
#[component]
pub fn List(
    /// The rows, once they are there.
    answer: impl Fn() -> Option<Answer> + Copy + Send + Sync + 'static,
    /// What the address asks for.
    query: Memo<UserQuery>,
    /// Records in the document.
    records: u32,
    /// What "ago" is measured from.
    as_of: Instant,
) -> impl IntoView {
    let has_rows = Memo::new(move |_| answer().is_some_and(|answer| !answer.page.rows.is_empty()));
    let rows = move || {
        let rows = answer().map(|answer| answer.page.rows).unwrap_or_default();
        rows.into_iter()
            .map(|row| view! { <Row row as_of /> })
            .collect_view()
    };
    let pager =
        move || answer().map(|Answer { page, query }| view! { <Pager query total=page.total /> });
    let no_rows = move || answer().map(|answer| view! { <NoRows answer records /> });

    move || {
        if !has_rows.get() {
            return no_rows.into_any();
        }
        view! {
            <table class="table" role="table" aria-label="Users">
                <thead role="rowgroup">
                    <tr role="row">
                        <SortHeader query keys=&[SortKey::Name, SortKey::Email] />
                        <th scope="col" role="columnheader">"Status"</th>
                        <th scope="col" role="columnheader">"Activity"</th>
                        <SortHeader query keys=&[SortKey::LastUsed] />
                        <th scope="col" role="columnheader">"Suggested action"</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            {pager}
        }
        .into_any()
    }
}

#[component]
fn Row(row: UserRow, as_of: Instant) -> impl IntoView {
    let activity = [Activity::Active, Activity::Inactive]
        .into_iter()
        .find(|activity| row.activity.contains(*activity));
    // Why somebody with a vault may be in no bar.
    let status = match row.account {
        Account::Enabled => row.status.label().to_owned(),
        account => format!("{}, {}", row.status.label(), account.label().to_lowercase()),
    };
    let activity = activity.map(|activity| {
        view! { <span class=format!("activity activity-{}", activity.as_str())>{activity.label()}</span> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <bdi class="cell-name">{row.name}</bdi>
                " "
                <bdi class="cell-email">{row.email}</bdi>
            </th>
            <td role="cell" data-label="Status">{status}</td>
            <td role="cell" data-label="Activity">{activity}</td>
            <td role="cell" data-label="Last used"><Ago at=row.last_used as_of /></td>
            <td role="cell" data-label="Suggested action">{row.suggestion.map(Word::label)}</td>
        </tr>
    }
}

#[component]
fn NoRows(answer: Answer, records: u32) -> impl IntoView {
    let paths = Paths::expect();
    let Answer { page, query } = answer;
    let last = last_page(page.total);
    let (title, link) = if page.total > 0 {
        let title = format!("There is no page {}", number(query.page.get() as usize));
        (
            title,
            Some((paths.users(&query.at_page(last)), "Go to the last page")),
        )
    } else if query.is_filtered() {
        (
            "No users match".to_owned(),
            Some((
                paths.users(&query.unfiltered()),
                "Clear filters and show all users",
            )),
        )
    } else if records > 0 {
        ("None of the records could be read".to_owned(), None)
    } else {
        ("There are no users in the data".to_owned(), None)
    };
    let link = link.map(|(href, text)| view! { <p><a href=href>{text}</a></p> });
    view! {
        <div class="empty">
            <h2 class="empty-title">{title}</h2>
            {link}
        </div>
    }
}
