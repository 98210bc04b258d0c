use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use super::people::find;
use super::save::NO_MEMORY;
use crate::context::{ListState, Preferences};
use crate::engine::Loaded;
use crate::export::{BYTE_ORDER_MARK, Format, log_csv};
use crate::markup::{Markup, markup};
use crate::outreach::Log;
use crate::reactive::{Memo, ReadSignal, RwSignal};
use crate::ui::{Messages, download, number};

/// Saves the whole log as a file.
pub fn save_log(loaded: ReadSignal<Loaded>, state: Memo<ListState<Log>>) -> Vec<Markup> {
    let (preferences, messages) = (Preferences::expect(), Messages::expect());
    let has_failed = RwSignal::new(false);
    // The language of numbers belongs to the component.
    let owner = StoredValue::new(Owner::current().unwrap_or_default());
    let save = move |_: Event| {
        let Some(log) = state.with_untracked(|state| state.list.clone()) else {
            return;
        };
        let Loaded { engine, as_of, .. } = loaded.get_untracked();
        let name = format!("outreach-{}.csv", as_of.at.day().to_iso());
        let names = untrack(|| preferences.names());
        spawn_local(async move {
            let ids = log.entries().iter();
            let ids: Vec<_> = ids.map(|entry| entry.user_id.text.clone()).collect();
            let count = ids.len();
            let Ok(people) = find(&engine, ids, names).await else {
                has_failed.set(true);
                return;
            };
            let text = log_csv(log.entries(), &people, names);
            let text = format!("{BYTE_ORDER_MARK}{text}");
            let saved = download(&name, Format::Csv.media_type(), &text);
            has_failed.set(saved.is_err());
            match saved {
                Ok(()) => {
                    let said = owner.try_with_value(|owner| owner.with(|| said(count)));
                    said.into_iter().for_each(|said| messages.say(said));
                }
                Err(error) => leptos::logging::error!("{name} could not be saved: {error:?}"),
            }
        });
    };
    let problem = move || has_failed.get().then_some(NO_MEMORY);
    vec![
        markup! { <button type="button" class="button" on:click=save>"Save the log as CSV"</button> },
        markup! { <p class="hint" aria-live="polite">{move || problem()}</p> },
    ]
}

fn said(entries: usize) -> String {
    let noun = if entries == 1 { "entry" } else { "entries" };
    format!("Exported {} {noun}", number(entries))
}
