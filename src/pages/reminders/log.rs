use leptos::prelude::*;

use super::more::{STEP, show_more};
use super::people::{People, people, person};
use super::save_log::save_log;
use crate::context::{ListState, Lists, Preferences, Session};
use crate::domain::{Names, Word};
use crate::engine::Loaded;
use crate::markup::{Markup, markup};
use crate::outreach::Log;
use crate::pages::keeper::keeper;
use crate::pages::list_problem::ListProblem;
use crate::reactive::{Memo, ReadSignal, RwSignal};
use crate::source::LogEntry;
use crate::ui::day_and_time;

/// The messages and calls to all users, the newest first.
pub fn log_card(loaded: ReadSignal<Loaded>, lists: Lists) -> Markup {
    let (preferences, session) = (Preferences::expect(), Session::expect());
    let most = RwSignal::new(STEP);
    let state = Memo::new(move |_| lists.log().state());
    let shown = Memo::new(move |_| {
        state.with(|state| {
            let entries = state.list.as_ref()?.entries().iter().take(most.get());
            Some(entries.cloned().collect::<Vec<_>>())
        })
    });
    let ids = Memo::new(move |_| {
        let shown = shown.get().unwrap_or_default().into_iter();
        shown.map(|entry| entry.user_id.text).collect()
    });
    let people = people(loaded, ids);
    let count = Memo::new(move |_| state.with(|state| Some(state.list.as_ref()?.entries().len())));
    let has_any = Memo::new(move |_| count.get().is_some_and(|count| count > 0));
    let problem = Memo::new(move |_| state.with(|state| state.problem.clone()));
    let again = Callback::new(move |()| untrack(|| lists.log().kept().renew()));
    let said = move || state.with(said);
    let rows = move || {
        let (people, names) = (people.get()?, preferences.names());
        let rows = shown.get()?.into_iter();
        let rows = rows.map(|entry| row(entry, &people, names));
        Some(rows.collect::<Vec<_>>())
    };
    let may_export = Memo::new(move |_| session.may_export());
    let entries = move || {
        has_any.get().then(|| {
            let save = move || may_export.get().then(|| save_log(loaded, state));
            let foot =
                markup! { <div class="kept-foot">{show_more(most, count)} {move || save()}</div> };
            vec![table(rows), foot]
        })
    };
    markup! {
        <section class="card kept kept-log" aria-label="Outreach log">
            <div class="card-head">
                <h2 class="card-title" tabindex="-1">"Outreach log"</h2>
                <p class="card-about">{move || keeper(lists.log().kept().is_portals())}</p>
            </div>
            <p class="card-text" role="status">{move || said()}</p>
            <ListProblem title="Outreach log not loaded" problem again focus=".kept-log .card-title" />
            {move || entries()}
        </section>
    }
}

fn table(rows: impl Fn() -> Option<Vec<Markup>> + 'static) -> Markup {
    markup! {
        <table class="log-table" role="table" aria-label="Outreach log">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">"Logged"</th>
                    <th role="columnheader" scope="col">"User"</th>
                    <th role="columnheader" scope="col">"What"</th>
                    <th role="columnheader" scope="col">"Note"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{move || rows()}</tbody>
        </table>
    }
}

/// What to say while there are no entries to show.
fn said(state: &ListState<Log>) -> Option<&'static str> {
    match &state.list {
        None => state.is_loading.then_some("Loading the outreach log…"),
        Some(log) => log
            .entries()
            .is_empty()
            .then_some("Nothing logged yet. Log calls and messages on a user's page."),
    }
}

fn row(entry: LogEntry, people: &People, names: Names) -> Markup {
    let id = entry.user_id.text;
    let user = people.get(&id);
    let at = entry.at;
    let note = match names {
        Names::Concealed if !entry.note.is_empty() => {
            markup! { <span class="quiet">"Note concealed"</span> }
        }
        _ => markup! { <span dir="auto">{entry.note}</span> },
    };
    markup! {
        <tr role="row">
            <td role="cell"><time class="number" datetime=at.to_rfc3339()>{day_and_time(at)}</time></td>
            <th role="rowheader" scope="row">{person(&id, user)}</th>
            <td role="cell">{entry.kind.label()}</td>
            <td role="cell" class="log-note">{note}</td>
        </tr>
    }
}
