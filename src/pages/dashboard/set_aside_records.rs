use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::context::{Preferences, Session};
use crate::domain::Names;
use crate::engine::Loaded;
use crate::export::{BYTE_ORDER_MARK, Format, set_aside_csv};
use crate::pages::load_view::set_aside_sentence;
use crate::source::SetAside;
use crate::ui::{Messages, Notice, ask, download, number, reactive};

/// How many records are listed on the page; the file to save has them all.
const LISTED: usize = 100;

/// The records that could not be read: how many, which, why, and the list as a file.
#[component]
pub fn SetAsideRecords(
    /// The load whose unreadable records are listed.
    loaded: ReadSignal<Loaded>,
) -> impl IntoView {
    let (preferences, session) = (Preferences::expect(), Session::expect());
    let sentence = reactive(move || set_aside_sentence(&loaded.read()));
    let listed = ask(move || {
        let engine = loaded.get().engine;
        async move { engine.set_aside(0..LISTED).await }
    });
    let all = Memo::new(move |_| loaded.read().set_aside);
    let records = reactive(move || {
        Some(match listed.get() {
            Some(records) => {
                view! { <Records records all=all.get() names=preferences.names() /> }.into_any()
            }
            None => view! { <p class="quiet">"Loading the records…"</p> }.into_any(),
        })
    });
    view! {
        <Notice>
            <p>{sentence}</p>
            <div class="unread">
                <details class="aside">
                    <summary><span>"Show the records"</span></summary>
                    {records}
                </details>
                <Show when=move || session.may_export()><Save loaded /></Show>
            </div>
        </Notice>
    }
}

/// Saves the whole list as a file, and says how that went.
#[component]
fn Save(loaded: ReadSignal<Loaded>) -> impl IntoView {
    let (preferences, messages) = (Preferences::expect(), Messages::expect());
    let (has_failed, set_has_failed) = signal(false);
    let (is_saving, set_is_saving) = signal(false);
    // The language of numbers belongs to the component.
    let owner = Owner::current().unwrap_or_default();
    let save = move |_| {
        if is_saving.get_untracked() {
            return;
        }
        set_is_saving.set(true);
        set_has_failed.set(false);
        let Loaded { engine, as_of, .. } = loaded.get_untracked();
        let as_of = as_of.at.to_rfc3339();
        let name = format!("unread-records-{}.csv", as_of.get(..10).unwrap_or_default());
        let (names, owner) = (untrack(|| preferences.names()), owner.clone());
        spawn_local(async move {
            let Ok(all) = engine.set_aside(0..usize::MAX).await else {
                let _ = set_is_saving.try_set(false);
                let _ = set_has_failed.try_set(true);
                return;
            };
            let text = format!("{BYTE_ORDER_MARK}{}", set_aside_csv(&all, names));
            let saved = download(&name, Format::Csv.media_type(), &text);
            let _ = set_is_saving.try_set(false);
            match saved {
                Ok(()) => messages.say(owner.with(|| said(all.len()))),
                Err(error) => {
                    leptos::logging::error!("{name} could not be saved: {error:?}");
                    let _ = set_has_failed.try_set(true);
                }
            }
        });
    };
    let problem = reactive(move || {
        has_failed.get().then_some(
            "Not enough memory to create the file. Close other tabs, then download the list again.",
        )
    });
    let label = reactive(move || match is_saving.get() {
        true => "Preparing the file…",
        false => "Download the list",
    });
    view! {
        <div class="unread-save">
            <button type="button" class="button" on:click=save>{label}</button>
            <p class="unread-problem" aria-live="polite">{problem}</p>
        </div>
    }
}

fn said(records: usize) -> String {
    let noun = if records == 1 { "record" } else { "records" };
    format!("Downloaded the list of {} {noun}", number(records))
}

/// What is wrong with each of the first records.
#[component]
fn Records(
    records: Vec<SetAside>,
    /// How many there are.
    all: usize,
    names: Names,
) -> impl IntoView {
    let more = (all > records.len()).then(|| {
        let (shown, all) = (number(records.len()), number(all));
        let sentence = format!("Showing the first {shown} of {all}. Download the list to see all.");
        view! { <p class="unread-more">{sentence}</p> }
    });
    let rows = records.into_iter().map(|SetAside { record, why }| {
        let field = match why.field.as_str() {
            "" => view! { <span class="quiet">"Whole record"</span> }.into_any(),
            field => view! { <code><bdi>{field.to_owned()}</bdi></code> }.into_any(),
        };
        view! {
            <tr>
                <td class="number">{number(record as usize)}</td>
                <td>{field}</td>
                <td class="unread-reason"><bdi>{why.reason.say(names).to_owned()}</bdi></td>
            </tr>
        }
    });
    view! {
        <div class="unread-list" tabindex="0" role="group" aria-label="Records that couldn't be read">
            <table class="unread-table">
                <thead>
                    <tr>
                        <th scope="col" class="number">"Record"</th>
                        <th scope="col">"Field"</th>
                        <th scope="col">"Reason"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {more}
    }
}
