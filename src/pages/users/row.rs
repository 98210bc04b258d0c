use leptos::prelude::*;

use super::chosen::Chosen;
use crate::domain::{Account, Activity, Instant, Word};
use crate::pages::product::with_product;
use crate::paths::Paths;
use crate::query::{Column, UserQuery};
use crate::sentences::reason;
use crate::store::UserRow;
use crate::ui::{LastUsed, Marked, ReaderDates, number};

/// One user of the list.
#[component]
pub fn Row(
    /// The user in this row.
    row: UserRow,
    /// The list that the row is in.
    query: UserQuery,
    /// What "ago" is measured from.
    as_of: Instant,
    /// Which rows are selected.
    chosen: Chosen,
) -> impl IntoView {
    let paths = Paths::expect();
    let href = paths.users(&query.with_user(&row.id));
    let cells = query
        .columns
        .iter()
        .map(|column| {
            let class = if is_number(column) { "number" } else { "" };
            view! { <td role="cell" class=class data-label=column.label()>{cell(column, &row, as_of)}</td> }
        })
        .collect_view();
    let checked = {
        let id = row.id.clone();
        Signal::derive(move || chosen.contains(&id))
    };
    let on_change = {
        let id = row.id.clone();
        move |event| chosen.set(&id, event_target_checked(&event))
    };

    view! {
        <tr role="row" class="row" class:row-selected=checked>
            <td role="cell" class="cell-select">
                <input
                    type="checkbox"
                    class="checkbox"
                    aria-label=format!("Select {}", row.name)
                    prop:checked=checked
                    on:change=on_change
                />
            </td>
            <th scope="row" role="rowheader">
                <a class="cell-name" href=href data-user=row.id data-noscroll="">
                    <bdi><Marked text=row.name sought=query.q.clone() /></bdi>
                </a>
                " "
                {row.scim.then(|| view! { <span class="tag">"SCIM"</span> })}
                " "
                {row.email.map(|email| view! { <bdi class="cell-email"><Marked text=email sought=query.q /></bdi> })}
            </th>
            {cells}
        </tr>
    }
}

/// Whether the column holds numbers.
pub fn is_number(column: Column) -> bool {
    matches!(column, Column::Idle | Column::Devices | Column::Reminders)
}

fn cell(column: Column, row: &UserRow, as_of: Instant) -> AnyView {
    match column {
        Column::Status => status(row).into_any(),
        Column::Activity => activity(row),
        Column::LastUsed => view! { <LastUsed at=row.last_used as_of /> }.into_any(),
        Column::Idle => row
            .idle
            .map(|idle| number(idle.whole_days().max(0) as usize))
            .into_any(),
        Column::Devices => row.devices.map(number).into_any(),
        Column::License => row.license.label().into_any(),
        Column::Reminders => number(row.reminders as usize).into_any(),
        Column::Suggest => suggestion(row, as_of),
    }
}

/// With the reason why a user with a vault may be in neither bar.
fn status(row: &UserRow) -> String {
    match row.account {
        Account::Enabled => with_product(row.status.label()),
        account => {
            let status = with_product(row.status.label());
            format!("{status}, {}", account.label().to_lowercase())
        }
    }
}

fn activity(row: &UserRow) -> AnyView {
    let activity = [Activity::Active, Activity::Inactive];
    let activity = activity
        .into_iter()
        .find(|activity| row.activity.contains(*activity));
    activity
        .map(|activity| view! { <span class=format!("activity activity-{}", activity.as_str())>{activity.label()}</span> })
        .into_any()
}

fn suggestion(row: &UserRow, as_of: Instant) -> AnyView {
    row.suggestion
        .as_ref()
        .map(|(suggestion, why)| {
            view! {
                <span class="suggestion">{suggestion.label()}</span>
                " "
                <span class="suggestion-reason">{reason(why, as_of, &ReaderDates)}</span>
            }
        })
        .into_any()
}
