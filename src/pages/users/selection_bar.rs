use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::chosen::Chosen;
use crate::context::{Preferences, Session};
use crate::domain::{Names, Suggestion};
use crate::markup::{Markup, markup};
use crate::pages::compose::{Opener, Who, action};
use crate::query::{Selected, Selection, UserQuery};
use crate::reactive::Memo;
use crate::ui::number;

/// How many rows are selected, and what can be done with the selection; nothing while none is.
#[component]
pub fn SelectionBar(
    /// The list.
    query: Memo<UserQuery>,
    /// Rows of the list, once they are there.
    total: Memo<Option<usize>>,
    /// Which rows are selected.
    chosen: Chosen,
    /// Writes to the selected users.
    opener: Opener,
) -> Markup {
    let total = move || total.get().unwrap_or_default();
    let selected = Memo::new(move |_| chosen.count());
    let is_any = Memo::new(move |_| selected.get() > 0);
    let can_grow = Memo::new(move |_| selected.get() < total());
    let status = move || match selected.get() {
        0 => String::new(),
        selected => format!("{} selected", number(selected)),
    };
    let (session, preferences) = (Session::expect(), Preferences::expect());
    let is_concealed = move || preferences.names() == Names::Concealed;
    let who = move || {
        untrack(|| {
            Who::Selected(Selected {
                query: query.get(),
                selection: chosen.selection(),
                names: preferences.names(),
            })
        })
    };
    // Whoever did not answer reminders is written about, and not to.
    let is_escalation = Memo::new(move |_| query.with(action) == Some(Suggestion::Escalate));
    let may_export = Memo::new(move |_| session.may_export());
    let write = move |_: Event| match is_escalation.get_untracked() {
        true => opener.write_to_managers(who()),
        false => opener.write_to(who()),
    };
    let label = move || {
        let config = session.config().get().unwrap_or_default();
        match config.reminders.url {
            _ if is_escalation.get() => "Write to managers…",
            Some(_) => "Send reminder…",
            None => "Write…",
        }
    };
    let take_along = move || match is_escalation.get() {
        true => "License review or export…",
        false => "Export or copy…",
    };
    // A button of the portal's own, which says what it does.
    let hand_over = move |event: MouseEvent| {
        let clicked = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let button = clicked.and_then(|clicked| clicked.closest("[data-action]").ok()?);
        let action = button.and_then(|button| button.get_attribute("data-action"));
        if let Some(action) = action.filter(|_| !event.default_prevented()) {
            opener.hand_over(action, who());
        }
    };
    let why_not = move || is_concealed().then_some("Show names to write.");
    let grow = move || {
        can_grow.get().then(|| {
            markup! {
                <button type="button" class="button" on:click=move |_: Event| chosen.replace(Selection::ALL)>
                    {move || format!("Select all {} matching users", number(total()))}
                </button>
            }
        })
    };
    let export = move || {
        may_export.get().then(|| {
            markup! { <button type="button" class="button" popovertarget="export">{move || take_along()}</button> }
        })
    };
    let actions = move || {
        markup! {
            <div class="selection-actions">
                <button type="button" class="button button-primary" disabled=move || is_concealed() title=move || why_not() on:click=write>
                    {move || label()}
                </button>
                {move || grow()}
                {move || export()}
                <slot name="selection" on:click=hand_over></slot>
                <button type="button" class="button" on:click=move |_: Event| chosen.replace(Selection::NONE)>"Clear selection"</button>
            </div>
        }
    };
    let class = move || match is_any.get() {
        true => "selection",
        false => "selection selection-empty",
    };
    markup! {
        <div class=move || class()>
            <p class="number" aria-live="polite">{move || status()}</p>
            {move || is_any.get().then(actions)}
        </div>
    }
}
