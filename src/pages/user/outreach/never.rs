use std::collections::BTreeSet;

use leptos::prelude::*;

use super::HEADING;
use crate::context::{Lists, Session};
use crate::markup::{Markup, markup};
use crate::pages::keeper::keeper;
use crate::pages::list_problem::ListProblem;
use crate::pages::sign_in_again::SignInAgain;
use crate::reactive::{Memo, Signal};
use crate::source::UserId;
use crate::ui::Switch;

/// Puts the user on the never-notify list, or takes them off it.
#[component]
pub fn Never(lists: Lists, user: Memo<Option<UserId>>) -> Markup {
    let session = Session::expect();
    let change = Memo::new(move |_| lists.never_notify().change(&user.get()?.text));
    let is_never = Memo::new(move |_| lists.never_notify().is_never(&user.get()?.text));
    let is_known = Memo::new(move |_| is_never.get().is_some());
    let is_loading = Memo::new(move |_| lists.never_notify().state().is_loading);
    let problem = Memo::new(move |_| lists.never_notify().state().problem);
    let again = Callback::new(move |()| untrack(|| lists.never_notify().kept().renew()));
    let set = Callback::new(move |never| {
        if let Some(user) = user.get_untracked() {
            if never {
                let ids = BTreeSet::from([user.text.clone()]);
                untrack(|| session.outbox()).withdraw_from_all(&ids);
            }
            untrack(|| lists.never_notify()).set(user, never);
        }
    });
    let refused = Memo::new(move |_| change.get()?.problem);
    let outcome = move || {
        let change = change.get()?;
        match change.is_saving {
            true => Some("Saving…".to_owned()),
            false => change.problem.map(|problem| problem.to_string()),
        }
    };
    let helps = Signal::derive(move || {
        let refused = refused.get();
        refused.is_some_and(|problem| problem.may_need_sign_in())
    });
    let class = move || match refused.get() {
        Some(_) => "outreach-outcome field-problem",
        None => "outreach-outcome",
    };
    let known = move || {
        let on = Signal::derive(move || is_never.get() == Some(true));
        markup! {
            <div class="outreach-switch">
                <Switch label="Never remind this person" on on_change=set />
                <p class="user-note">{move || keeper(lists.never_notify().kept().is_portals())}</p>
            </div>
            <p class=move || class() aria-live="polite">{move || outcome()}</p>
            <SignInAgain helps />
        }
    };
    let loading = move || {
        (is_loading.get() && !is_known.get()).then(|| {
            markup! { <p class="user-note" role="status">"Loading the never-notify list…"</p> }
        })
    };
    markup! {
        <div class="outreach-never">
            {move || loading()}
            <ListProblem title="Never-notify list not loaded" problem again focus=HEADING />
            {move || is_known.get().then(known)}
        </div>
    }
}
