use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::engine::Loaded;
use crate::export::set_aside_csv;
use crate::pages::load_view::set_aside_sentence;
use crate::source::SetAside;
use crate::ui::{Notice, ask, download, number};

/// How many records are listed on the page; the file to save has them all.
const LISTED: usize = 100;

/// The records that could not be read: how many, which, why, and the list as a file.
#[component]
pub fn SetAsideRecords(
    /// The load.
    loaded: Loaded,
) -> impl IntoView {
    let total = loaded.set_aside;
    let sentence = set_aside_sentence(&loaded);
    let engine = loaded.engine.clone();
    let listed = ask(move || {
        let engine = engine.clone();
        async move { engine.set_aside(0..LISTED).await }
    });
    let as_of = loaded.as_of.at.to_rfc3339();
    let name = format!("unread-records-{}.csv", as_of.get(..10).unwrap_or_default());
    let save = move |_| {
        let (engine, name) = (loaded.engine.clone(), name.clone());
        spawn_local(async move {
            let all = engine.set_aside(0..usize::MAX).await;
            if let Err(error) = download(&name, "text/csv;charset=utf-8", &set_aside_csv(&all)) {
                leptos::logging::error!("{name} could not be saved: {error:?}");
            }
        });
    };
    let more = (total > LISTED).then(
        || view! { <p>{format!("The first {LISTED} are listed. The file has all of them.")}</p> },
    );

    view! {
        <Notice>
            <p>{sentence}</p>
            <details class="aside">
                <summary>"Show the records"</summary>
                {move || listed.get().map(|records| view! { <Records records /> })}
                {more}
            </details>
            <button type="button" class="button" on:click=save>"Download the list"</button>
        </Notice>
    }
}

#[component]
fn Records(records: Vec<SetAside>) -> impl IntoView {
    let rows = records
        .into_iter()
        .map(|SetAside { record, why }| {
            view! {
                <tr>
                    <td class="number">{number(record as usize)}</td>
                    <td>{why.field}</td>
                    <td>{why.reason}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label="Records that could not be read">
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
