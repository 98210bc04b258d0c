use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::answer::Answer;
use super::chosen::Chosen;
use super::quick::{CopyAddress, QuickAction};
use super::row_focus::keep_focus_in_row;
use super::sort_header::column_class;
use super::weeks::Weeks;
use crate::context::{Paths, Session};
use crate::domain::{Account, Activity, CauseKind, Instant, Names, Suggestion, Word, Written};
use crate::outreach::NeverNotify;
use crate::pages::product::with_product;
use crate::query::{Column, UserQuery};
use crate::sentences::{reason, short_reason};
use crate::store::UserRow;
use crate::ui::{self, Icon, Marked, ReaderDates, Scope, ago, is_plain_click, number};

/// One user of the list. A click anywhere in the row opens the user. The row stays the same element
/// while the user is on the page, whatever changes in it.
#[component]
pub fn Row(
    /// Whose row it is.
    id: String,
    /// The page that the row is in.
    answer: Signal<Option<Answer>>,
    /// Which rows are selected.
    chosen: Chosen,
    /// Selects a user or takes the selection back; with Shift, everybody up to the last one.
    select: Callback<(String, bool, bool)>,
    /// The user beside the list.
    open: Memo<Option<String>>,
    /// Who was written to from here.
    written: RwSignal<BTreeMap<String, Written>>,
    /// Who asked not to be reminded, where that is known.
    never_notify: RwSignal<Option<Arc<NeverNotify>>>,
) -> impl IntoView {
    let checked = {
        let id = id.clone();
        Signal::derive(move || chosen.contains(&id))
    };
    let current = {
        let id = id.clone();
        move || {
            open.with(|open| open.as_deref() == Some(&id))
                .then_some("true")
        }
    };
    let shown = {
        let id = id.clone();
        Memo::new(move |before: Option<&Option<Shown>>| {
            let written = written.with(|written| written.get(&id).copied());
            let is_never =
                never_notify.with(|list| list.as_ref().is_some_and(|it| it.contains(&id)));
            let now = answer.with(|answer| Shown::of(&id, written, is_never, answer.as_ref()?));
            // Of a row that is about to go.
            now.or_else(|| before.cloned().flatten())
        })
    };
    let index = {
        let id = id.clone();
        Memo::new(move |before: Option<&Option<usize>>| {
            let position = answer.with(|answer| answer.as_ref()?.position_of(&id));
            // The head is the first row of the table.
            let now = position.map(|position| position + 2);
            now.or_else(|| before.copied().flatten())
        })
    };
    let scope = Scope::expect();
    let cells = move || {
        keep_focus_in_row(&scope, &id);
        let shown = shown.get();
        shown.map(|shown| view! { <Cells shown checked select /> })
    };
    view! {
        <tr role="row" class="row" class:row-selected=checked aria-current=current aria-rowindex=index on:click=open_row>{cells}</tr>
    }
}

/// What a row shows.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    user: UserRow,
    /// The user beside the list that the row is in.
    query: UserQuery,
    /// What "ago" is measured from.
    as_of: Instant,
    /// Whether the row names its user.
    names: Names,
    /// What was written to the user from here, where the data does not show it yet.
    written: Option<Written>,
    /// Whether the user asked not to be reminded.
    is_never: bool,
}

impl Shown {
    fn of(id: &str, written: Option<Written>, is_never: bool, answer: &Answer) -> Option<Self> {
        let position = answer.position_of(id)?;
        let user = answer.user_at(position)?;
        Some(Self {
            user: user.clone(),
            query: answer.query.with_user_at(id, position + 1),
            as_of: answer.loaded.as_of.at,
            names: answer.names,
            written: written.filter(|written| written.reminders >= user.all_reminders),
            is_never,
        })
    }
}

#[component]
fn Cells(
    shown: Shown,
    checked: Signal<bool>,
    select: Callback<(String, bool, bool)>,
) -> impl IntoView {
    let Shown {
        user: row,
        query,
        as_of,
        names,
        written,
        is_never,
    } = shown;
    let href = Paths::expect().users(&query);
    let cells = query
        .columns
        .iter()
        .map(|column| {
            view! { <td role="cell" class=column_class(column) data-label=column.label()>{cell(column, &row, (as_of, written, is_never), &href)}</td> }
        })
        .collect_view();
    let fields = Session::expect().fields();
    let own = query.columns.fields().iter().zip(&row.fields);
    let own = own.map(|(name, text)| {
        let field = fields.iter().find(|field| field.name == name);
        let label = field.map_or("", |field| field.label);
        let (text, title) = (text.clone(), text.clone());
        view! { <td role="cell" class="col-own" data-label=label title=title><bdi>{text}</bdi></td> }
    });
    let own = own.collect_view();
    let id = row.id.clone();
    let on_check = move |event: MouseEvent| {
        select.run((id.clone(), event_target_checked(&event), event.shift_key()));
    };
    // A stand-in leads nowhere.
    let address = row.email.clone().filter(|_| names == Names::Shown);
    let copy = address.map(|email| view! { <CopyAddress name=row.name.clone() email /> });
    let title = row
        .email
        .as_ref()
        .map_or(row.name.clone(), |email| format!("{} {email}", row.name));

    view! {
            <td role="cell" class="col-select">
                <input
                    type="checkbox"
                    class="checkbox"
                    aria-label=format!("Select {}", row.name)
                    prop:checked=checked
                    on:click=on_check
                />
            </td>
            <th scope="row" role="rowheader" class="col-user" title=title>
                <span class="cell-user">
                    <a class="cell-name" href=href data-user=row.id data-noscroll="">
                        <bdi><Marked text=row.name sought=query.q.clone() /></bdi>
                    </a>
                    " "
                    {row.email.map(|email| view! { <bdi class="cell-email"><Marked text=email sought=query.q /></bdi> })}
                    {is_never.then(|| view! { <span class="tag">"Never remind"</span> })}
                    {copy}
                </span>
            </th>
            {cells}
            {own}
    }
}

/// Opens the user of the row that was clicked, unless the click was meant for something in it, or
/// has selected text.
fn open_row(event: MouseEvent) {
    let Some(clicked) = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
    else {
        return;
    };
    let is_for_part =
        |element: &Element| !matches!(element.closest("a, button, input, label"), Ok(None));
    let has_text = window()
        .get_selection()
        .is_ok_and(|selection| selection.is_some_and(|selection| !selection.is_collapsed()));
    if !is_plain_click(&event) || is_for_part(&clicked) || has_text {
        return;
    }
    let row = clicked.closest(".row").ok().flatten();
    let link = row.and_then(|row| row.query_selector("a[data-user]").ok()?);
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) {
        // The click comes up to the row again, whose listener must be through by then.
        queue_microtask(move || link.click());
    }
}

/// What a column says of a user, who is opened by `href`.
fn cell(
    column: Column,
    row: &UserRow,
    (as_of, written, is_never): (Instant, Option<Written>, bool),
    href: &str,
) -> AnyView {
    match column {
        Column::Status => status(row).into_any(),
        Column::Activity => activity(row),
        Column::LastUsed => last_used(row, as_of),
        Column::Idle => row
            .idle
            .map(|idle| number(idle.whole_days().max(0) as usize))
            .into_any(),
        Column::Devices => row.devices.map(number).into_any(),
        Column::License => row.license.label().into_any(),
        Column::Reminders => reminders(row, written).into_any(),
        Column::Weeks => view! { <Weeks weeks=row.weeks /> }.into_any(),
        Column::Cause => cause(row),
        Column::Suggest => match written {
            Some(written) => just_written(written),
            None => suggestion(row, as_of, is_never, href),
        },
    }
}

/// With the reason why a user with a vault may be in neither bar.
fn status(row: &UserRow) -> String {
    match row.account {
        Account::Enabled => with_product(row.status.label()),
        account => {
            let status = with_product(row.status.label());
            format!("{status}, {}", account.label().to_ascii_lowercase())
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

/// The last use; for those who have not used it since, when the vault was set up.
fn last_used(row: &UserRow, as_of: Instant) -> AnyView {
    let set_up = row.vault_created_at.filter(|_| row.last_used.is_none());
    match set_up {
        Some(at) => view! {
            <span class="quiet">"Never"</span> " "
            <span class="cell-note">"· set up " {ago(Some(at), as_of)}</span>
        }
        .into_any(),
        None => ui::last_used(row.last_used, as_of).into_any(),
    }
}

fn reminders(row: &UserRow, written: Option<Written>) -> impl IntoView {
    let more = written.filter(|written| written.is_certain).map(|_| " + 1");
    let class = if row.reminders == 0 { "quiet" } else { "" };
    view! { <span class=class>{number(row.reminders as usize)} {more}</span> }
}

/// Unknown is a dash, so that the causes that are known stand out.
fn cause(row: &UserRow) -> AnyView {
    match row.cause {
        None => ().into_any(),
        Some(CauseKind::Unknown) => view! {
            <span class="quiet" aria-hidden="true">"–"</span>
            <span class="visually-hidden">{CauseKind::Unknown.label()}</span>
        }
        .into_any(),
        Some(cause) => cause.label().into_any(),
    }
}

/// In place of the suggestion of somebody who was written to from here.
fn just_written(written: Written) -> AnyView {
    let said = match written.is_certain {
        true => "Reminded just now",
        false => "May have been reminded",
    };
    view! {
        <span class="cell-action cell-action-wait">
            {Icon::Clock.view()}
            <span class="suggestion">{Suggestion::Wait.label()}</span>
            " "
            <span class="suggestion-reason">{said}</span>
        </span>
    }
    .into_any()
}

fn suggestion(row: &UserRow, as_of: Instant, is_never: bool, href: &str) -> AnyView {
    let found = row.suggestion.as_ref();
    found
        .map(|(suggestion, why)| {
            let icon = Icon::of_action(*suggestion);
            // Nothing but a word with the manager may be done about them.
            let may_be_done = !is_never || *suggestion == Suggestion::Escalate;
            let quick = may_be_done.then(|| {
                view! { <QuickAction name=row.name.clone() suggestion=*suggestion href=href.to_owned() /> }
            });
            let short = match may_be_done {
                true => short_reason(why, as_of, &ReaderDates),
                false => "Asked not to be reminded".to_owned(),
            };
            let class = format!("cell-action cell-action-{}", suggestion.as_str());
            view! {
                <span class=class title=reason(why, as_of, &ReaderDates)>
                    {icon.view()}
                    <span class="suggestion">{suggestion.label()}</span>
                    " "
                    <span class="suggestion-reason" dir="auto">{short}</span>
                    {quick}
                </span>
            }
        })
        .into_any()
}
