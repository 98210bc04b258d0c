use web_sys::Event;

use crate::context::Session;
use crate::guide::{Letter, Text};
use crate::markup::{Markup, markup};
use crate::reactive::Memo;
use crate::sentences::Fields;
use crate::ui::{Copying, Icon};

/// A text to send, just as it is copied: where it would name somebody, it does without. The page of a
/// user fills in the names.
pub fn sendable(text: Text) -> Markup {
    let product = Session::expect().product();
    let letter = Memo::new(move |_| text.letter(&Fields::of_product(&product.get())));
    let subject = move || letter.with(|Letter { subject, .. }| subject.clone());
    let body = move || letter.with(|Letter { body, .. }| body.clone());
    let copying = Copying::new("Copied the text");
    let copy = move |_: Event| copying.copy(letter.get_untracked().body);
    let label = format!("Copy text: {}", text.title);
    markup! {
        <figure class="sendable">
            <figcaption class="sendable-head">
                <span class="sendable-title">{text.title}</span>
                {copying.problem()}
                <button type="button" class="button" aria-label=label on:click=copy>
                    {Icon::Copy.view()}
                    "Copy text"
                </button>
            </figcaption>
            <p class="sendable-subject"><span class="quiet">"Subject"</span> " " <bdi>{move || subject()}</bdi></p>
            <p class="sendable-text" dir="auto">{move || body()}</p>
        </figure>
    }
}
