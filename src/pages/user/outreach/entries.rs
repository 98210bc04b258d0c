use leptos::prelude::*;

use super::HEADING;
use crate::context::{Lists, Preferences};
use crate::domain::{Names, Word};
use crate::pages::list_problem::ListProblem;
use crate::source::{LogEntry, UserId};
use crate::ui::{day_and_time, number};

/// How many entries are shown until the reader asks for all.
const FIRST: usize = 5;

/// What was logged about a user, the newest first.
#[component]
pub fn Entries(lists: Lists, user: Memo<Option<UserId>>) -> impl IntoView {
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
            return Some(
                view! { <p class="user-note">"No messages or calls logged."</p> }.into_any(),
            );
        }
        let most = if shows_all.get() { usize::MAX } else { FIRST };
        let rows = entries.into_iter().take(most);
        let rows = rows
            .map(|entry| view! { <Row entry names /> })
            .collect_view();
        Some(view! { <ul class="user-rows" aria-label="Messages and calls">{rows}</ul> }.into_any())
    };
    let more = Memo::new(move |_| {
        let all = entries.with(|entries| entries.as_ref().map_or(0, Vec::len));
        (all > FIRST && !shows_all.get()).then_some(all)
    });
    let show_all = move || format!("Show all {}", number(more.get().unwrap_or_default()));
    view! {
        <Show when=move || is_loading.get()>
            <p class="user-note" role="status">"Loading the outreach log…"</p>
        </Show>
        <ListProblem title="Outreach log not loaded" problem again focus=HEADING />
        {rows}
        <Show when=move || more.get().is_some()>
            <button type="button" class="button button-plain" on:click=move |_| shows_all.set(true)>{show_all}</button>
        </Show>
    }
}

#[component]
fn Row(entry: LogEntry, names: Names) -> impl IntoView {
    view! {
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
fn note(note: String, names: Names) -> Option<AnyView> {
    if note.is_empty() {
        return None;
    }
    Some(match names {
        Names::Shown => view! { <p class="outreach-note" dir="auto">{note}</p> }.into_any(),
        Names::Concealed => {
            view! { <p class="outreach-note quiet">"Note concealed"</p> }.into_any()
        }
    })
}
