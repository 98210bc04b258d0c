use leptos::prelude::*;

use super::people::{People, Person, called, people};
use crate::context::{ListState, Lists, Preferences};
use crate::engine::Loaded;
use crate::outreach::NeverNotify;
use crate::pages::list_problem::ListProblem;
use crate::pages::user::keeper;
use crate::source::UserId;
use crate::ui::{Scope, focus_on, number, users};

/// As many are shown at first, and again with each "Show more".
const STEP: usize = 20;

/// Who asked not to be reminded, and a way off the list.
#[component]
pub fn NeverNotifyList(loaded: Signal<Loaded>, lists: Lists) -> impl IntoView {
    let most = RwSignal::new(STEP);
    let state = Memo::new(move |_| lists.never_notify().state());
    let shown = Memo::new(move |_| {
        state.with(|state| {
            let users = state.list.as_ref()?.users().take(most.get());
            Some(users.cloned().collect::<Vec<_>>())
        })
    });
    let ids = Memo::new(move |_| {
        let shown = shown.get().unwrap_or_default().into_iter();
        shown.map(|user| user.text).collect()
    });
    let people = people(loaded, ids);
    let count = Memo::new(move |_| state.with(|state| Some(state.list.as_ref()?.users().len())));
    let problem = Memo::new(move |_| state.with(|state| state.problem.clone()));
    let again = Callback::new(move |()| untrack(|| lists.never_notify().kept().renew()));
    let said = move || state.with(said);
    let rows = move || {
        let people = people.get()?;
        let shown = shown.get()?.into_iter();
        Some(
            shown
                .map(|user| view! { <Row lists user people=people.clone() /> })
                .collect_view(),
        )
    };
    let more = Memo::new(move |_| {
        count
            .get()?
            .checked_sub(most.get())
            .filter(|more| *more > 0)
    });
    let show_more = move || format!("Show more ({})", number(more.get().unwrap_or_default()));
    view! {
        <section class="card kept" aria-label="Never-notify list">
            <div class="card-head">
                <h2 class="card-title" tabindex="-1">"Never-notify list"</h2>
                <p class="card-about">{move || keeper(lists.never_notify().kept().is_portals())}</p>
            </div>
            <p class="card-text" role="status">{said}</p>
            <ListProblem title="The never-notify list could not be loaded" problem again />
            <ul class="kept-rows">{rows}</ul>
            <Show when=move || more.get().is_some()>
                <button type="button" class="button" on:click=move |_| most.update(|most| *most += STEP)>{show_more}</button>
            </Show>
        </section>
    }
}

/// How many are on the list, or how it stands.
fn said(state: &ListState<NeverNotify>) -> String {
    match state.list.as_ref().map(|list| list.users().len()) {
        None if state.is_loading => "Loading the never-notify list…".to_owned(),
        None => String::new(),
        Some(0) => {
            "Nobody. “Never remind this person” on a user's page puts somebody here.".to_owned()
        }
        Some(1) => "1 user asked not to be reminded, and is left out.".to_owned(),
        Some(count) => format!(
            "{} asked not to be reminded, and are left out.",
            users(count)
        ),
    }
}

#[component]
fn Row(lists: Lists, user: UserId, people: People) -> impl IntoView {
    let scope = Scope::expect();
    let id = user.text.clone();
    let known = people.get(&id).cloned();
    let names = untrack(|| Preferences::expect().names());
    let label = format!(
        "Remove {} from the list",
        called(&id, known.as_ref(), names)
    );
    let change = {
        let id = id.clone();
        Memo::new(move |_| lists.never_notify().change(&id))
    };
    let remove = move |_| {
        // The row goes with its button.
        focus_on(&scope, ".kept > .card-head > .card-title");
        untrack(|| lists.never_notify()).set(user.clone(), false);
    };
    let outcome = move || {
        let change = change.get()?;
        let problem = change.problem.map(|problem| problem.to_string());
        problem.or_else(|| change.is_saving.then(|| "Saving…".to_owned()))
    };
    view! {
        <li class="kept-row">
            <span class="kept-person"><Person id user=known /></span>
            <span class="field-problem" aria-live="polite">{outcome}</span>
            <button type="button" class="button" aria-label=label on:click=remove>"Remove"</button>
        </li>
    }
}
