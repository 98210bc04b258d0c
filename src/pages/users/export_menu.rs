use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Event;

use super::exporting::{Exporting, emails, export};
use super::tools::Tools;
use crate::context::{Paths, Preferences, Session};
use crate::engine::Loaded;
use crate::export::Format;
use crate::markup::{Markup, Value, markup};
use crate::query::{Selected, Selection};
use crate::reactive::{Memo, RwSignal};
use crate::ui::{BLOCKED, CopyButton, Messages, absolute, copy, number, users};

/// Takes the list along: as a file, as addresses, as a link, on paper. With rows selected these,
/// otherwise all that the list has.
#[component]
pub fn ExportMenu(
    /// The list, the data that has its users, and which of them are selected.
    tools: Tools,
) -> Value {
    let Tools {
        list: query,
        loaded,
        chosen,
        total,
        printing,
        ..
    } = tools;
    let preferences = Preferences::expect();
    let exporting = Exporting::new();
    let selection = move || {
        if chosen.count() == 0 {
            Selection::ALL
        } else {
            chosen.selection()
        }
    };
    let session = Session::expect();
    let count = move || match chosen.count() {
        0 => total.get(),
        selected => Some(selected),
    };
    let allows =
        move |format| untrack(count).is_some_and(|count| session.allows_export(format, count));
    let what = move || match chosen.count() {
        0 => total.get().map(users).unwrap_or_default(),
        selected => format!("{} selected", users(selected)),
    };
    let is_counting = move || count().is_none();
    let messages = Messages::expect();
    // The language of numbers belongs to the component.
    let owner = Owner::current().unwrap_or_default();
    let (of_save, of_copy) = (owner.clone(), owner);
    let is_blocked = RwSignal::new(false);
    let save = move |format: Format| {
        if !allows(format.name()) {
            return;
        }
        is_blocked.set(false);
        let (Loaded { engine, as_of, .. }, query) = (loaded.get_untracked(), query.get_untracked());
        let (selection, names) = untrack(|| (selection(), preferences.names()));
        let owner = of_save.clone();
        spawn_local(async move {
            let of = Selected {
                query,
                selection,
                names,
            };
            let saved = export(exporting, &engine, of, as_of.at, format).await;
            if let Some(saved) = saved {
                messages.say(owner.with(|| format!("Exported {}", users(saved))));
            }
        });
    };
    let save_csv = {
        let save = save.clone();
        move |_: Event| save(Format::Csv)
    };
    let save_json = {
        let save = save.clone();
        move |_: Event| save(Format::Json)
    };
    let save_review = move |_: Event| save(Format::Review);
    let print = move |_: Event| {
        if allows("print") {
            printing.print();
        }
    };
    let product = session.product();
    let caution = move || {
        format!(
            "Grouped by manager, with an empty column for the decision. Saving it changes nothing. \
             Unassigning a license also wipes the {} data on that user's devices.",
            product.get()
        )
    };
    let copy_emails = move |_: Event| {
        if !allows("addresses") {
            return;
        }
        is_blocked.set(false);
        let (engine, query) = (loaded.get_untracked().engine, query.get_untracked());
        let (selection, names) = untrack(|| (selection(), preferences.names()));
        let of = Selected {
            query,
            selection,
            names,
        };
        let owner = of_copy.clone();
        spawn_local(async move {
            let gathered = Rc::new(Cell::new(Gathered::Nothing));
            let copied = copy({
                let gathered = gathered.clone();
                async move {
                    let found = emails(exporting, &engine, of).await;
                    gathered.set(Gathered::Stopped);
                    let (emails, left_out) = found.ok_or("stopped")?;
                    let count = emails.len();
                    gathered.set(Gathered::Addresses { count, left_out });
                    Ok(emails.join("\n"))
                }
            })
            .await;
            match (copied, gathered.get()) {
                (Ok(()), Gathered::Addresses { count, left_out }) => {
                    messages.say(owner.with(|| copied_addresses(count, left_out)));
                }
                // The reader knows: they cancelled it, or the menu says what failed.
                (_, Gathered::Stopped) => {}
                _ => {
                    is_blocked.set(true);
                }
            }
        });
    };
    let problem = move || {
        if exporting.failed() {
            Some("Not enough memory to create the file. Export fewer users, or close other tabs.")
        } else {
            is_blocked.get().then_some(BLOCKED)
        }
    };
    let paths = Paths::expect();
    let address =
        Callback::new(move |()| query.with_untracked(|query| absolute(&paths.users(query))));
    let buttons = markup! {
        <div class="menu-buttons">
            <button type="button" class="button" disabled=move || is_counting() on:click=save_csv>"Save as CSV"</button>
            <button type="button" class="button" disabled=move || is_counting() on:click=save_json>"Save as JSON"</button>
            <button type="button" class="button" disabled=move || is_counting() on:click=copy_emails>"Copy e-mail addresses"</button>
            <CopyButton label="Copy link" said="Copied the link" text=address />
            <button type="button" class="button" disabled=move || is_counting() on:click=print>"Print"</button>
        </div>
    };
    let review = markup! {
        <div class="menu-buttons">
            <button type="button" class="button" disabled=move || is_counting() aria-describedby="export-review" on:click=save_review>"Save license review"</button>
            <p class="hint" id="export-review">{move || caution()}</p>
        </div>
    };
    let what = markup! { <p class="quiet">{move || what()}</p> };
    let problem = markup! { <p class="hint" aria-live="polite">{move || problem()}</p> };
    let progress = progress(exporting);
    markup! {
        {vec![what, buttons, review, problem]}
        {move || progress()}
    }
}

/// The progress of a running export, and a button to stop it.
fn progress(exporting: Exporting) -> impl Fn() -> Option<Markup> {
    let running = Memo::new(move |_| exporting.total());
    move || {
        running.get().map(|total| {
            let done = move || exporting.done();
            markup! {
                <div class="exporting">
                    <progress class="progress" aria-label="Exporting" value=move || done().to_string() max=total.to_string() />
                    <p class="number">{move || format!("{} of {}", number(done()), users(total))}</p>
                    <button type="button" class="button" on:click=move |_: Event| exporting.cancel()>"Cancel"</button>
                </div>
            }
        })
    }
}

/// How far the search for addresses to copy came.
#[derive(Debug, Clone, Copy)]
enum Gathered {
    /// The browser did not ask for them.
    Nothing,
    /// It ended before all users were looked at.
    Stopped,
    /// So many, and so many texts that are not one address each.
    Addresses { count: usize, left_out: usize },
}

fn copied_addresses(count: usize, left_out: usize) -> String {
    let noun = if count == 1 { "address" } else { "addresses" };
    let copied = format!("Copied {} {noun}", number(count));
    match left_out {
        0 => copied,
        _ => format!(
            "{copied}; {} left out (not a valid address)",
            number(left_out)
        ),
    }
}
