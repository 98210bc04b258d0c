use leptos::prelude::*;

use super::composing::Composing;
use crate::outreach::mailto;
use crate::ui::CopyButton;

/// Opens the text as a draft to the one user who gets it, in the reader's own mail program.
#[component]
pub fn DraftToOne(composing: Composing) -> impl IntoView {
    let letter = Memo::new(move |_| {
        let to = composing.recipient(0)?;
        let letter = composing.letter_to(&to);
        Some((to.user.email?.into_owned(), letter))
    });
    let href = move || {
        let (address, letter) = letter.get()?;
        Some(mailto(&address, &letter.subject, &letter.body))
    };
    let text = Callback::new(move |()| {
        let letter = letter.get_untracked();
        letter.map(|(_, letter)| letter.body).unwrap_or_default()
    });
    let is_there = Memo::new(move |_| letter.with(Option::is_some));
    view! {
        <p class="compose-note hint">"Opens in your mail program. This page can't see what you send there."</p>
        <div class="compose-foot">
            <Show when=move || is_there.get()>
                <a class="button button-primary" href=href>"Open draft"</a>
                <CopyButton label="Copy text" said="Copied the text" text />
            </Show>
            <button type="button" class="button button-plain compose-end" on:click=move |_| composing.close()>"Done"</button>
        </div>
    }
}
