use leptos::prelude::*;
use web_sys::Event;

use super::HEADING;
use crate::context::{Lists, Preferences};
use crate::domain::{Names, Word};
use crate::markup::{Markup, Value, markup};
use crate::pages::list_problem::ListProblem;
use crate::reactive::{Memo, RwSignal};
use crate::source::{LogEntry, UserId};
use crate::ui::{day_and_time, number};

/// How many entries are shown until the reader asks for all.
const FIRST: usize = 5;

/// What was logged about a user, the newest first.
#[component]
pub fn Entries(lists: Lists, user: Memo<Option<UserId>>) -> Value {
    let preferences = Preferences::expect();
    let entries = Memo::new(move |_| {
        let (user, log) = (user.get()?, lists.log().state().list?);
        Some(log.of_user(&user.text).cloned().collect::<Vec<_>>())
    });
    let is_loading = Memo::new(move |_| {
        let log = lists.log().state();
        log.list.is_none() && log.is_loading
    });
    let problem = Memo::new(move |_| lists.log().state().problem);
    let again = Callback::new(move |()| untrack(|| lists.log().kept().renew()));
    let shows_all = RwSignal::new(false);
    let rows = move || {
        let names = preferences.names();
        let entries = entries.get()?;
        if entries.is_empty() {
            return Some(markup! { <p class="user-note">"No messages or calls logged."</p> });
        }
        let most = if shows_all.get() { usize::MAX } else { FIRST };
        let rows = entries.into_iter().take(most);
        let rows: Vec<_> = rows.map(|entry| row(entry, names)).collect();
        Some(markup! { <ul class="user-rows" aria-label="Messages and calls">{rows}</ul> })
    };
    let more = Memo::new(move |_| {
        let all = entries.with(|entries| entries.as_ref().map_or(0, Vec::len));
        (all > FIRST && !shows_all.get()).then_some(all)
    });
    let more = move || {
        let show_all = format!("Show all {}", number(more.get()?));
        let button = markup! {
            <button type="button" class="button button-plain" on:click=move |_: Event| shows_all.set(true)>{show_all}</button>
        };
        Some(button)
    };
    let loading = move || {
        is_loading.get().then(|| {
            markup! { <p class="user-note" role="status">"Loading the outreach log…"</p> }
        })
    };
    markup! {
        {move || loading()}
        <ListProblem title="Outreach log not loaded" problem again focus=HEADING />
        {move || rows()}
        {move || more()}
    }
}

fn row(entry: LogEntry, names: Names) -> Markup {
    markup! {
        <li>
            <div class="user-row">
                <time class="number" datetime=entry.at.to_rfc3339()>{day_and_time(entry.at)}</time>
                <span class="quiet">{entry.kind.label()}</span>
            </div>
            {note(entry.note, names)}
        </li>
    }
}

/// A note as it was typed. It may name people.
fn note(note: String, names: Names) -> Option<Markup> {
    if note.is_empty() {
        return None;
    }
    Some(match names {
        Names::Shown => markup! { <p class="outreach-note" dir="auto">{note}</p> },
        Names::Concealed => markup! { <p class="outreach-note quiet">"Note concealed"</p> },
    })
}
