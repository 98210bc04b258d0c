use leptos::ev::MouseEvent;
use leptos::prelude::*;

use super::more::{STEP, ShowMore};
use super::people::{People, Person, called, people};
use crate::context::{ListState, Lists, Preferences};
use crate::engine::Loaded;
use crate::outreach::NeverNotify;
use crate::pages::keeper::keeper;
use crate::pages::list_problem::ListProblem;
use crate::source::UserId;
use crate::ui::{Scope, focus_on, is_repeat, users};

/// Takes the focus when a button goes away.
const TITLE: &str = ".kept-never .card-title";

/// Who asked not to be reminded, and a way off the list.
#[component]
pub fn NeverNotifyList(loaded: ReadSignal<Loaded>, lists: Lists) -> impl IntoView {
    let most = RwSignal::new(STEP);
    let removed = RwSignal::new(None::<UserId>);
    let state = Memo::new(move |_| lists.never_notify().state());
    let shown = Memo::new(move |_| {
        state.with(|state| {
            let users = state.list.as_ref()?.users().take(most.get());
            Some(users.cloned().collect::<Vec<_>>())
        })
    });
    let ids = Memo::new(move |_| {
        let shown = shown.get().unwrap_or_default().into_iter();
        let ids = shown.chain(removed.get()).map(|user| user.text);
        ids.collect()
    });
    let people = people(loaded, ids);
    let count = Memo::new(move |_| state.with(|state| Some(state.list.as_ref()?.users().len())));
    let problem = Memo::new(move |_| state.with(|state| state.problem.clone()));
    let again = Callback::new(move |()| untrack(|| lists.never_notify().kept().renew()));
    let said = move || state.with(said);
    let rows = move || {
        let are_known = people.with(Option::is_some);
        shown.get().filter(|_| are_known).unwrap_or_default()
    };
    view! {
        <section class="card kept kept-never" aria-label="Never-notify list">
            <div class="card-head">
                <h2 class="card-title" tabindex="-1">"Never-notify list"</h2>
                <p class="card-about">{move || keeper(lists.never_notify().kept().is_portals())}</p>
            </div>
            <p class="card-text" role="status">{said}</p>
            <ListProblem title="Never-notify list not loaded" problem again focus=TITLE />
            <Removed lists removed people />
            <ul class="kept-rows" aria-label="Never-notify list">
                // By user: the button of one must not become that of the next.
                <For each=rows key=|user| user.text.clone() let:user>
                    <Row lists user people removed />
                </For>
            </ul>
            <ShowMore most count />
        </section>
    }
}

/// How many are on the list, or that it is loading.
fn said(state: &ListState<NeverNotify>) -> String {
    match state.list.as_ref().map(|list| list.users().len()) {
        None if state.is_loading => "Loading the never-notify list…".to_owned(),
        None => String::new(),
        Some(0) => {
            "Nobody is on the list. To add somebody, turn on “Never remind this person” on their page.".to_owned()
        }
        Some(1) => "1 user asked not to be reminded and gets nothing from here.".to_owned(),
        Some(count) => format!(
            "{} asked not to be reminded and get nothing from here.",
            users(count)
        ),
    }
}

/// Who was taken off the list last, and a way back.
#[component]
fn Removed(
    lists: Lists,
    removed: RwSignal<Option<UserId>>,
    people: ReadSignal<Option<People>>,
) -> impl IntoView {
    let scope = Scope::expect();
    let gone = Memo::new(move |_| {
        let (user, list) = (removed.get()?, lists.never_notify());
        let is_gone = list.is_never(&user.text) == Some(false) && list.change(&user.text).is_none();
        is_gone.then_some(user)
    });
    let undo = move |_| {
        if let Some(user) = removed.try_update(Option::take).flatten() {
            untrack(|| lists.never_notify()).set(user, true);
        }
        focus_on(&scope, TITLE);
    };
    let person = move || {
        let (id, people) = (gone.get()?.text, people.get()?);
        let user = people.get(&id).cloned();
        Some(view! { <Person id user /> })
    };
    view! {
        <p class="kept-removed" aria-live="polite">
            <Show when=move || gone.get().is_some()>
                <span>"Removed " {person}</span>
                <button type="button" class="button" on:click=undo.clone()>"Undo"</button>
            </Show>
        </p>
    }
}

#[component]
fn Row(
    lists: Lists,
    user: UserId,
    people: ReadSignal<Option<People>>,
    removed: RwSignal<Option<UserId>>,
) -> impl IntoView {
    let (scope, preferences) = (Scope::expect(), Preferences::expect());
    let id = StoredValue::new(user.text.clone());
    let known =
        Memo::new(move |_| people.with(|people| people.as_ref()?.get(&id.get_value()).cloned()));
    let label = move || {
        let called = called(&id.get_value(), known.get().as_ref(), preferences.names());
        format!("Remove {called} from the list")
    };
    let change = Memo::new(move |_| id.with_value(|id| lists.never_notify().change(id)));
    let remove = move |event: MouseEvent| {
        // The list has moved up: the second click of a double click would hit the next person.
        if is_repeat(&event) {
            return;
        }
        // The row goes with its button.
        focus_on(&scope, TITLE);
        removed.set(Some(user.clone()));
        untrack(|| lists.never_notify()).set(user.clone(), false);
    };
    let problem = Memo::new(move |_| change.get()?.problem);
    let outcome = move || {
        let problem = problem.get().map(|problem| problem.to_string());
        let is_saving = change.with(|change| change.as_ref().is_some_and(|it| it.is_saving));
        problem.or_else(|| is_saving.then(|| "Saving…".to_owned()))
    };
    view! {
        <li class="kept-row">
            <span class="kept-person">
                {move || view! { <Person id=id.get_value() user=known.get() /> }}
            </span>
            <span class="kept-outcome" class:field-problem=move || problem.get().is_some() aria-live="polite">{outcome}</span>
            <button type="button" class="button" aria-label=label on:click=remove>"Remove"</button>
        </li>
    }
}
