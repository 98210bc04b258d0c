use std::collections::BTreeSet;

use leptos::prelude::*;
use web_sys::Event;

use super::composing::Composing;
use crate::context::Session;
use crate::engine::Stopped;
use crate::guide::Letter;
use crate::markup::{Markup, Value, markup};
use crate::outreach::{Note, NoteDraft, notes};
use crate::reactive::{Memo, RwSignal};
use crate::ui::{CopyButton, ask, number, users};

/// One note to each manager about all of their people, as drafts in the reader's own mail program.
#[component]
pub fn Managers(composing: Composing) -> Value {
    let answer = ask(move || {
        let (loaded, who) = composing.asked();
        async move {
            let people = match who {
                Some(who) => {
                    let engine = &loaded.engine;
                    engine.people(who.ids(engine).await?).await?
                }
                None => Vec::new(),
            };
            let people = people.iter().map(|person| (&person.user, &person.evidence));
            Ok::<_, Stopped>(notes(people, loaded.as_of.at))
        }
    });
    let found = Memo::new(move |_| answer.get().unwrap_or_default());
    let count = Memo::new(move |_| found.with(|(notes, _)| notes.len()));
    // By address: a refresh may change the order.
    let chosen = RwSignal::new(None::<String>);
    let opened = RwSignal::new(BTreeSet::<String>::new());
    let note = Memo::new(move |_| {
        found.with(|(notes, _)| {
            let is_chosen =
                |note: &&Note| chosen.with(|chosen| chosen.as_ref() == Some(&note.email));
            notes.iter().find(is_chosen).or(notes.first()).cloned()
        })
    });
    let product = Session::expect().product();
    let letter = Memo::new(move |_| note.with(|note| Some(note.as_ref()?.letter(&product.get()))));
    let draft = Memo::new(move |_| note.with(|note| Some(note.as_ref()?.draft(&product.get()))));
    let too_long = move || left_out(&note.get()?, &draft.get()?);
    let has_note = Memo::new(move |_| note.read().is_some());
    let without = move || match found.with(|(_, without)| *without) {
        0 => None,
        1 => Some("1 user has no manager with an e-mail address in the data.".to_owned()),
        without => Some(format!(
            "{} have no manager with an e-mail address in the data.",
            users(without)
        )),
    };
    let session = Session::expect();
    let licenses = move || {
        session.may_export().then_some(
            " To decide on licenses instead, close this window and save the license review under Export.",
        )
    };
    let nobody = move || {
        let is_known = answer.with(Option::is_some);
        (is_known && count.get() == 0).then_some("There is no manager to write to.")
    };
    let rows = move || {
        let notes = found.with(|(notes, _)| notes.clone()).into_iter();
        notes
            .map(|of| manager_row(of, note, chosen, opened))
            .collect::<Vec<_>>()
    };
    let managers = move || {
        markup! {
            <div class="compose-managers">
                <ul aria-label="Managers">{move || rows()}</ul>
                {note_to_send(note, letter)}
            </div>
        }
    };
    let so_far = move || {
        let (opened, all) = (number(opened.read().len()), number(count.get()));
        format!("{opened} of {all} opened")
    };
    let first = vec![
        markup! {
            <p class="compose-note hint">
                {move || without()} {move || licenses()}
            </p>
        },
        markup! { <p class="compose-note">{move || nobody()}</p> },
    ];
    let last = vec![
        markup! { <p class="compose-note hint">{move || too_long()}</p> },
        markup! {
            <div class="compose-foot">
                {move || has_note.get().then(|| open_note(note, letter, draft, opened))}
                {move || has_note.get().then(|| markup! { <span class="quiet number">{move || so_far()}</span> })}
                <button type="button" class="button button-plain compose-end" on:click=move |_: Event| composing.close()>"Done"</button>
            </div>
        },
    ];
    markup! {
        {first}
        {move || has_note.get().then(&managers)}
        {last}
    }
}

/// What a draft leaves out of its note.
fn left_out(note: &Note, draft: &NoteDraft) -> Option<String> {
    let all = note.people.len();
    match draft.named {
        None => Some(
            "The note is too long for a link: copy the text, and paste it into the draft."
                .to_owned(),
        ),
        Some(0) => {
            Some("The draft has no room for names. Copy the text to name everybody.".to_owned())
        }
        Some(named) if named < all => Some(format!(
            "The draft names {} of {} people and counts the rest. Copy the text to name them all.",
            number(named),
            number(all)
        )),
        Some(_) => None,
    }
}

/// A manager in the list of those who get a note.
///
/// `note` is the one that is shown.
fn manager_row(
    of: Note,
    note: Memo<Option<Note>>,
    chosen: RwSignal<Option<String>>,
    opened: RwSignal<BTreeSet<String>>,
) -> Markup {
    let email = StoredValue::new(of.email);
    let is_chosen = move || {
        let shown = note.with(|note| note.as_ref().map(|note| note.email.clone()));
        (shown == Some(email.get_value())).then_some("true")
    };
    let is_opened = move || email.with_value(|email| opened.read().contains(email));
    markup! {
        <li>
            <button
                type="button"
                class="compose-manager"
                aria-current=move || is_chosen()
                on:click=move |_: Event| chosen.set(Some(email.get_value()))
            >
                <bdi class="compose-name">{of.name}</bdi> " "
                {move || is_opened().then(|| markup! { <span class="compose-opened">"Opened"</span> })}
                <span class="quiet">{users(of.people.len())}</span>
            </button>
        </li>
    }
}

/// The whole note to the chosen manager.
fn note_to_send(note: Memo<Option<Note>>, letter: Memo<Option<Letter>>) -> Markup {
    let to = move || note.with(|note| Some(note.as_ref()?.email.clone()));
    let subject = move || letter.get().map(|Letter { subject, .. }| subject);
    let body = move || letter.get().map(|Letter { body, .. }| body);
    markup! {
        <div class="letter" role="region" aria-label="Note" tabindex="0">
            <p class="letter-subject"><span class="quiet">"To"</span> " " <bdi>{move || to()}</bdi></p>
            <p class="letter-subject"><span class="quiet">"Subject"</span> " " <bdi>{move || subject()}</bdi></p>
            <p class="letter-body" dir="auto">{move || body()}</p>
        </div>
    }
}

/// Opens a draft of the note to the chosen manager.
fn open_note(
    note: Memo<Option<Note>>,
    letter: Memo<Option<Letter>>,
    draft: Memo<Option<NoteDraft>>,
    opened: RwSignal<BTreeSet<String>>,
) -> Value {
    let href = move || draft.get().map(|draft| draft.href);
    let label = move || note.with(|note| Some(format!("Open draft for {}", note.as_ref()?.name)));
    let open = move |_: Event| {
        let email = note.with_untracked(|note| Some(note.as_ref()?.email.clone()));
        // After the browser has followed the link.
        request_animation_frame(move || {
            opened.update(|opened| {
                opened.extend(email);
            });
        });
    };
    let text = Callback::new(move |()| {
        letter
            .get_untracked()
            .map(|letter| letter.body)
            .unwrap_or_default()
    });
    let open = markup! {
        <a class="button button-primary" href=move || href() on:click=open><bdi>{move || label()}</bdi></a>
    };
    markup! {
        {open}
        <CopyButton label="Copy text" said="Copied the text" text />
    }
}
