use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::context::Preferences;
use crate::domain::Names;
use crate::engine::Loaded;
use crate::export::{BYTE_ORDER_MARK, Format, set_aside_csv};
use crate::pages::load_view::set_aside_sentence;
use crate::source::SetAside;
use crate::ui::{Notice, ask, download, number};

/// How many records are listed on the page; the file to save has them all.
const LISTED: usize = 100;

/// The records that could not be read: how many, which, why, and the list as a file.
#[component]
pub fn SetAsideRecords(
    /// The load whose unreadable records are listed.
    loaded: Signal<Loaded>,
) -> impl IntoView {
    let preferences = Preferences::expect();
    let (failed, set_failed) = signal(false);
    let sentence = move || set_aside_sentence(&loaded.read());
    let listed = ask(move || {
        let engine = loaded.get().engine;
        async move { engine.set_aside(0..LISTED).await }
    });
    let save = move |_| {
        let Loaded { engine, as_of, .. } = loaded.get_untracked();
        let as_of = as_of.at.to_rfc3339();
        let name = format!("unread-records-{}.csv", as_of.get(..10).unwrap_or_default());
        let names = untrack(|| preferences.names());
        spawn_local(async move {
            let all = engine.set_aside(0..usize::MAX).await;
            let text = format!("{BYTE_ORDER_MARK}{}", set_aside_csv(&all, names));
            let saved = download(&name, Format::Csv.media_type(), &text);
            if let Err(error) = &saved {
                leptos::logging::error!("{name} could not be saved: {error:?}");
            }
            let _ = set_failed.try_set(saved.is_err());
        });
    };
    let has_more = Memo::new(move |_| loaded.read().set_aside > LISTED);
    let more = move || {
        has_more.get().then(|| view! { <p>{format!("Showing the first {LISTED}. Download the list to see all.")}</p> })
    };

    view! {
        <Notice>
            <p>{sentence}</p>
            <details class="aside">
                <summary><span>"Show the records"</span></summary>
                {move || listed.get().map(|records| view! { <Records records names=preferences.names() /> })}
                {more}
            </details>
            <button type="button" class="button" on:click=save>"Download the list"</button>
            <p aria-live="polite">{move || failed.get().then_some("Not enough memory to create the file.")}</p>
        </Notice>
    }
}

#[component]
fn Records(records: Vec<SetAside>, names: Names) -> impl IntoView {
    let rows = records
        .into_iter()
        .map(|SetAside { record, why }| {
            view! {
                <tr>
                    <td class="number">{number(record as usize)}</td>
                    <td>{why.field}</td>
                    <td><bdi>{why.reason.say(names).to_owned()}</bdi></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label="Records that couldn't be read">
            <table class="small-table">
                <thead>
                    <tr>
                        <th scope="col" class="number">"Record"</th>
                        <th scope="col">"Field"</th>
                        <th scope="col">"Reason"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
