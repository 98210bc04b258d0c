use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use crate::context::{Preferences, Session};
use crate::domain::Names;
use crate::engine::Loaded;
use crate::export::{BYTE_ORDER_MARK, Format, set_aside_csv};
use crate::markup::{Markup, markup};
use crate::pages::load_view::set_aside_sentence;
use crate::reactive::{Memo, ReadSignal, signal};
use crate::source::SetAside;
use crate::ui::{Messages, ask, download, notice, number};

/// How many records are listed on the page; the file to save has them all.
const LISTED: usize = 100;

/// The records that could not be read: how many, which, why, and the list as a file.
#[component]
pub fn SetAsideRecords(
    /// The load whose unreadable records are listed.
    loaded: ReadSignal<Loaded>,
) -> Markup {
    let (preferences, session) = (Preferences::expect(), Session::expect());
    let listed = ask(move || {
        let engine = loaded.get().engine;
        async move { engine.set_aside(0..LISTED).await }
    });
    let all = Memo::new(move |_| loaded.read().set_aside);
    let records = move || match listed.get() {
        Some(listed) => records(listed, all.get(), preferences.names()),
        None => vec![markup! { <p class="quiet">"Loading the records…"</p> }],
    };
    let may_export = Memo::new(move |_| session.may_export());
    let save = move || may_export.get().then(|| save(loaded));
    let first = markup! { <p>{move || set_aside_sentence(&loaded.read())}</p> };
    let rest = markup! {
        <div class="unread">
            <details class="aside">
                <summary><span>"Show the records"</span></summary>
                {move || records()}
            </details>
            {move || save()}
        </div>
    };
    notice(vec![first, rest])
}

/// Saves the whole list as a file, and says how that went.
fn save(loaded: ReadSignal<Loaded>) -> Markup {
    let (preferences, messages) = (Preferences::expect(), Messages::expect());
    let (has_failed, set_has_failed) = signal(false);
    let (is_saving, set_is_saving) = signal(false);
    // The language of numbers belongs to the component.
    let owner = Owner::current().unwrap_or_default();
    let save = move |_: Event| {
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
                set_is_saving.set(false);
                set_has_failed.set(true);
                return;
            };
            let text = format!("{BYTE_ORDER_MARK}{}", set_aside_csv(&all, names));
            let saved = download(&name, Format::Csv.media_type(), &text);
            set_is_saving.set(false);
            match saved {
                Ok(()) => messages.say(owner.with(|| said(all.len()))),
                Err(error) => {
                    leptos::logging::error!("{name} could not be saved: {error:?}");
                    set_has_failed.set(true);
                }
            }
        });
    };
    let problem = move || {
        has_failed.get().then_some(
            "Not enough memory to create the file. Close other tabs, then download the list again.",
        )
    };
    let label = move || match is_saving.get() {
        true => "Preparing the file…",
        false => "Download the list",
    };
    markup! {
        <div class="unread-save">
            <button type="button" class="button" on:click=save>{move || label()}</button>
            <p class="unread-problem" aria-live="polite">{move || problem()}</p>
        </div>
    }
}

fn said(records: usize) -> String {
    let noun = if records == 1 { "record" } else { "records" };
    format!("Downloaded the list of {} {noun}", number(records))
}

/// What is wrong with each of the first records.
fn records(
    records: Vec<SetAside>,
    // How many there are.
    all: usize,
    names: Names,
) -> Vec<Markup> {
    let more = (all > records.len()).then(|| {
        let (shown, all) = (number(records.len()), number(all));
        let sentence = format!("Showing the first {shown} of {all}. Download the list to see all.");
        markup! { <p class="unread-more">{sentence}</p> }
    });
    let rows = records.into_iter().map(|SetAside { record, why }| {
        let field = match why.field.as_str() {
            "" => markup! { <span class="quiet">"Whole record"</span> },
            field => markup! { <code><bdi>{field.to_owned()}</bdi></code> },
        };
        markup! {
            <tr>
                <td class="number">{number(record as usize)}</td>
                <td>{field}</td>
                <td class="unread-reason"><bdi>{why.reason.say(names).to_owned()}</bdi></td>
            </tr>
        }
    });
    let list = markup! {
        <div class="unread-list" tabindex="0" role="group" aria-label="Records that couldn't be read">
            <table class="unread-table">
                <thead>
                    <tr>
                        <th scope="col" class="number">"Record"</th>
                        <th scope="col">"Field"</th>
                        <th scope="col">"Reason"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </div>
    };
    [Some(list), more].into_iter().flatten().collect()
}
