use leptos::prelude::*;
use web_sys::{Event, MouseEvent};

use super::more::{STEP, show_more};
use super::people::{People, called, people, person};
use crate::context::{ListState, Lists, Preferences};
use crate::engine::Loaded;
use crate::markup::{Markup, Value, markup};
use crate::outreach::NeverNotify;
use crate::pages::keeper::keeper;
use crate::pages::list_problem::ListProblem;
use crate::reactive::{Memo, ReadSignal, RwSignal};
use crate::source::UserId;
use crate::ui::{Scope, focus_on, is_repeat, users};

/// Takes the focus when a button goes away.
const TITLE: &str = ".kept-never .card-title";

/// Who asked not to be reminded, and a way off the list.
pub fn never_notify_list(loaded: ReadSignal<Loaded>, lists: Lists) -> Markup {
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
    // By user: the button of one must not become that of the next.
    let key = |user: &UserId| user.text.clone();
    let rows = Value::each(rows, key, move |user| row(lists, user, people, removed));
    markup! {
        <section class="card kept kept-never" aria-label="Never-notify list">
            <div class="card-head">
                <h2 class="card-title" tabindex="-1">"Never-notify list"</h2>
                <p class="card-about">{move || keeper(lists.never_notify().kept().is_portals())}</p>
            </div>
            <p class="card-text" role="status">{move || said()}</p>
            <ListProblem title="Never-notify list not loaded" problem again focus=TITLE />
            {last_removed(lists, removed, people)}
            <ul class="kept-rows" aria-label="Never-notify list">{rows}</ul>
            {show_more(most, count)}
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
fn last_removed(
    lists: Lists,
    removed: RwSignal<Option<UserId>>,
    people: ReadSignal<Option<People>>,
) -> Markup {
    let scope = Scope::expect();
    let gone = Memo::new(move |_| {
        let (user, list) = (removed.get()?, lists.never_notify());
        let is_gone = list.is_never(&user.text) == Some(false) && list.change(&user.text).is_none();
        is_gone.then_some(user)
    });
    let is_gone = Memo::new(move |_| gone.read().is_some());
    let undo = move |_: Event| {
        if let Some(user) = removed.try_update(Option::take).flatten() {
            untrack(|| lists.never_notify()).set(user, true);
        }
        focus_on(&scope, TITLE);
    };
    let person = move || {
        let (id, people) = (gone.get()?.text, people.get()?);
        Some(person(&id, people.get(&id)))
    };
    let way_back = move || {
        is_gone.get().then(|| {
            let undo = undo.clone();
            vec![
                markup! { <span>"Removed " {move || person()}</span> },
                markup! { <button type="button" class="button" on:click=undo>"Undo"</button> },
            ]
        })
    };
    markup! { <p class="kept-removed" aria-live="polite">{move || way_back()}</p> }
}

fn row(
    lists: Lists,
    user: UserId,
    people: ReadSignal<Option<People>>,
    removed: RwSignal<Option<UserId>>,
) -> Markup {
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
    let class = move || match problem.get() {
        Some(_) => "kept-outcome field-problem",
        None => "kept-outcome",
    };
    markup! {
        <li class="kept-row">
            <span class="kept-person">
                {move || person(&id.get_value(), known.get().as_ref())}
            </span>
            <span class=move || class() aria-live="polite">{move || outcome()}</span>
            <button type="button" class="button" aria-label=move || label() on:click=remove>"Remove"</button>
        </li>
    }
}
