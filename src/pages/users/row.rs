use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::answer::Answer;
use super::chosen::Chosen;
use super::quick::{copy_address, quick_action};
use super::row_focus::keep_focus_in_row;
use super::sort_header::column_class;
use super::weeks::weeks;
use crate::context::{Paths, Session};
use crate::domain::{Account, Activity, CauseKind, Instant, Names, Suggestion, Word, Written};
use crate::markup::{Markup, Value, markup};
use crate::outreach::NeverNotify;
use crate::pages::product::with_product;
use crate::query::{Column, UserQuery};
use crate::reactive::{Memo, RwSignal, Signal};
use crate::sentences::{reason, short_reason};
use crate::store::UserRow;
use crate::ui::{self, Icon, ReaderDates, Scope, ago, is_plain_click, marked, number};

/// What the rows of a table have in common.
#[derive(Clone, Copy)]
pub struct Table {
    /// The page that the rows are in.
    pub answer: Signal<Option<Answer>>,
    /// Which rows are selected.
    pub chosen: Chosen,
    /// Selects a user or takes the selection back; with Shift, everybody up to the last one.
    pub select: Callback<(String, bool, bool)>,
    /// The user beside the list.
    pub open: Memo<Option<String>>,
    /// Who was written to from here.
    pub written: RwSignal<BTreeMap<String, Written>>,
    /// Who asked not to be reminded, where that is known.
    pub never_notify: RwSignal<Option<Arc<NeverNotify>>>,
}

/// One user of the list, by id. A click anywhere in the row opens the user. The row stays the same element
/// while the user is on the page, whatever changes in it.
pub fn row(id: String, table: Table) -> Markup {
    let Table {
        answer,
        chosen,
        select,
        open,
        written,
        never_notify,
    } = table;
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
        shown.get().map(|shown| cells(shown, checked, select))
    };
    let class = move || match checked.get() {
        true => "row row-selected",
        false => "row",
    };
    let index = move || index.get().map(|index| index.to_string());
    markup! {
        <tr role="row" class=move || class() aria-current=move || current() aria-rowindex=move || index() on:click=open_row>
            {move || cells()}
        </tr>
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

fn cells(
    shown: Shown,
    checked: Signal<bool>,
    select: Callback<(String, bool, bool)>,
) -> Vec<Markup> {
    let Shown {
        user: row,
        query,
        as_of,
        names,
        written,
        is_never,
    } = shown;
    let href = Paths::expect().users(&query);
    let mut cells = vec![
        select_cell(&row, checked, select),
        user_cell(&row, &query, names, is_never, href.clone()),
    ];
    cells.extend(query.columns.iter().map(|column| {
        let content = cell(column, &row, (as_of, written, is_never), &href);
        markup! { <td role="cell" class=column_class(column) data-label=column.label()>{content}</td> }
    }));
    let fields = Session::expect().fields();
    let own = query.columns.fields().iter().zip(&row.fields);
    cells.extend(own.map(|(name, text)| {
        let field = fields.iter().find(|field| field.name == name);
        let label = field.map_or("", |field| field.label);
        let (text, title) = (text.clone(), text.clone());
        markup! { <td role="cell" class="col-own" data-label=label title=title><bdi>{text}</bdi></td> }
    }));
    cells
}

fn select_cell(
    row: &UserRow,
    checked: Signal<bool>,
    select: Callback<(String, bool, bool)>,
) -> Markup {
    let id = row.id.clone();
    let on_check = move |event: MouseEvent| {
        select.run((id.clone(), event_target_checked(&event), event.shift_key()));
    };
    markup! {
        <td role="cell" class="col-select">
            <input
                type="checkbox"
                class="checkbox"
                aria-label=format!("Select {}", row.name)
                prop:checked=move || checked.get()
                on:click=on_check
            />
        </td>
    }
}

fn user_cell(
    row: &UserRow,
    query: &UserQuery,
    names: Names,
    is_never: bool,
    href: String,
) -> Markup {
    // A stand-in leads nowhere.
    let address = row.email.clone().filter(|_| names == Names::Shown);
    let copy = address.and_then(|email| copy_address(&row.name, email));
    let email = row.email.as_ref();
    let title = email.map_or(row.name.clone(), |email| format!("{} {email}", row.name));
    let email =
        email.map(|email| markup! { <bdi class="cell-email">{marked(email, &query.q)}</bdi> });
    let never = is_never.then(|| markup! { <span class="tag">"Never remind"</span> });
    markup! {
        <th scope="row" role="rowheader" class="col-user" title=title>
            <span class="cell-user">
                <a class="cell-name" href=href data-user=row.id.clone() data-noscroll="">
                    <bdi>{marked(&row.name, &query.q)}</bdi>
                </a>
                " "
                {email}
                {never}
                {copy}
            </span>
        </th>
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
) -> Value {
    match column {
        Column::Status => status(row).into(),
        Column::Activity => activity(row).into(),
        Column::LastUsed => last_used(row, as_of),
        Column::Idle => {
            let days = row.idle.map(|idle| idle.whole_days().max(0) as usize);
            days.map(number).into()
        }
        Column::Devices => row.devices.map(number).into(),
        Column::License => row.license.label().into(),
        Column::Reminders => reminders(row, written).into(),
        Column::Weeks => weeks(row.weeks).into(),
        Column::Cause => cause(row),
        Column::Suggest => match written {
            Some(written) => just_written(written).into(),
            None => suggestion(row, as_of, is_never, href).into(),
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

fn activity(row: &UserRow) -> Option<Markup> {
    let activity = [Activity::Active, Activity::Inactive];
    let activity = activity
        .into_iter()
        .find(|activity| row.activity.contains(*activity))?;
    let class = format!("activity activity-{}", activity.as_str());
    Some(markup! { <span class=class>{activity.label()}</span> })
}

/// The last use; for those who have not used it since, when the vault was set up.
fn last_used(row: &UserRow, as_of: Instant) -> Value {
    let set_up = row.vault_created_at.filter(|_| row.last_used.is_none());
    match set_up {
        Some(at) => vec![
            markup! { <span class="quiet">"Never "</span> },
            markup! { <span class="cell-note">"· set up " {ago(Some(at), as_of)}</span> },
        ]
        .into(),
        None => ui::last_used(row.last_used, as_of).into(),
    }
}

fn reminders(row: &UserRow, written: Option<Written>) -> Markup {
    let more = written.filter(|written| written.is_certain).map(|_| " + 1");
    let class = if row.reminders == 0 { "quiet" } else { "" };
    markup! { <span class=class>{number(row.reminders as usize)} {more}</span> }
}

/// Unknown is a dash, so that the causes that are known stand out.
fn cause(row: &UserRow) -> Value {
    match row.cause {
        None => Value::Nothing,
        Some(CauseKind::Unknown) => vec![
            markup! { <span class="quiet" aria-hidden="true">"–"</span> },
            markup! { <span class="visually-hidden">{CauseKind::Unknown.label()}</span> },
        ]
        .into(),
        Some(cause) => cause.label().into(),
    }
}

/// In place of the suggestion of somebody who was written to from here.
fn just_written(written: Written) -> Markup {
    let said = match written.is_certain {
        true => "Reminded just now",
        false => "May have been reminded",
    };
    markup! {
        <span class="cell-action cell-action-wait">
            {Icon::Clock.view()}
            <span class="suggestion">{Suggestion::Wait.label()}</span>
            " "
            <span class="suggestion-reason">{said}</span>
        </span>
    }
}

fn suggestion(row: &UserRow, as_of: Instant, is_never: bool, href: &str) -> Option<Markup> {
    let (suggestion, why) = row.suggestion.as_ref()?;
    let icon = Icon::of_action(*suggestion);
    // Nothing but a word with the manager may be done about them.
    let may_be_done = !is_never || *suggestion == Suggestion::Escalate;
    let quick = match may_be_done {
        true => quick_action(&row.name, *suggestion, href.to_owned()),
        false => None,
    };
    let short = match may_be_done {
        true => short_reason(why, as_of, &ReaderDates),
        false => "Asked not to be reminded".to_owned(),
    };
    let class = format!("cell-action cell-action-{}", suggestion.as_str());
    Some(markup! {
        <span class=class title=reason(why, as_of, &ReaderDates)>
            {icon.view()}
            <span class="suggestion">{suggestion.label()}</span>
            " "
            <span class="suggestion-reason" dir="auto">{short}</span>
            {quick}
        </span>
    })
}
