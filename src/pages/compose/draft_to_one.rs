use leptos::prelude::*;
use web_sys::Event;

use super::composing::Composing;
use crate::markup::{Value, markup};
use crate::outreach::draft;
use crate::reactive::{Memo, Signal};
use crate::ui::CopyButton;

/// Opens the text as a draft to the one user who gets it, in the reader's own mail program.
#[component]
pub fn DraftToOne(composing: Composing) -> Value {
    let to = composing.recipient(Signal::stored(0));
    let letter = Memo::new(move |_| {
        let to = to.get()?;
        let letter = composing.letter_to(&to);
        Some((to.user.email?.into_owned(), letter))
    });
    let draft = Memo::new(move |_| {
        let (address, letter) = letter.get()?;
        let is_complete = composing.text.is_complete();
        is_complete.then(|| draft(&address, &letter.subject, &letter.body))
    });
    let href = move || draft.get().map(|draft| draft.href);
    let is_there = Memo::new(move |_| draft.with(Option::is_some));
    let problem = move || {
        let is_incomplete = letter.with(Option::is_some) && !is_there.get();
        is_incomplete.then_some("Write a subject and a message.")
    };
    let too_long = move || {
        let is_too_long = draft.get().is_some_and(|draft| !draft.has_body);
        is_too_long
            .then_some("The message is too long for a link: copy it, and paste it into the draft.")
    };
    let text = Callback::new(move |()| {
        let letter = letter.get_untracked();
        letter.map(|(_, letter)| letter.body).unwrap_or_default()
    });
    let ways = move || {
        is_there.get().then(|| {
            markup! {
                <a class="button button-primary" href=move || href()>"Open draft"</a>
                <CopyButton label="Copy text" said="Copied the text" text />
            }
        })
    };
    markup! {
        <p class="compose-problem" role="alert">{move || problem()}</p>
        <p class="compose-note hint">
            "Opens in your mail program. This page can't see what you send there."
        </p>
        <p class="compose-note hint">{move || too_long()}</p>
        <div class="compose-foot">
            {move || ways()}
            <button type="button" class="button button-plain compose-end" on:click=move |_: Event| composing.close()>"Done"</button>
        </div>
    }
}
