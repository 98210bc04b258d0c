use leptos::prelude::*;
use web_sys::Event;

use super::composing::Composing;
use super::opener::Stage;
use crate::context::Session;
use crate::guide::Letter;
use crate::markup::{Value, markup};
use crate::reactive::{Memo, Signal};
use crate::sentences::Fields;
use crate::source::blank;
use crate::ui::{Icon, number};

/// The text just as one of the recipients gets it.
#[component]
pub fn Preview(
    composing: Composing,
    /// Which of the recipients.
    at: Signal<usize>,
) -> Value {
    let product = Session::expect().product();
    let recipient = composing.recipient(at);
    let letter = Memo::new(move |_| {
        if composing.is_for_one() {
            return Some(composing.letter_to(&recipient.get()?));
        }
        let template = composing.text.template();
        Some(template.letter(&Fields::of_product(&product.get())))
    });
    let to = move || {
        let user = recipient.get()?.user;
        let name = user.shown_name().to_owned();
        let email = user.name.is_some().then(|| user.email.clone()).flatten();
        Some(markup! { <bdi>{name}</bdi> " " <bdi class="quiet">{email}</bdi> })
    };
    let is_last = move || at.get() + 1 >= composing.count();
    let go = move |to: usize| composing.stage.set(Stage::Preview(to));
    let place = move || format!("{} of {}", number(at.get() + 1), number(composing.count()));
    let is_nobody = Memo::new(move |_| composing.count() == 0);
    let subject = move || letter.get().map(|Letter { subject, .. }| subject);
    let body = move || letter.get().map(|Letter { body, .. }| body);
    let blank =
        move || letter.with(|letter| blank(&letter.as_ref()?.subject, &letter.as_ref()?.body));
    let is_named = move || composing.is_for_one() && !is_nobody.get();
    let neighbours = move || {
        markup! {
            <div class="compose-neighbours">
                <button type="button" class="icon-button" aria-label="Previous recipient" disabled=move || at.get() == 0 on:click=move |_: Event| go(at.get_untracked().saturating_sub(1))>
                    {Icon::Back.view()}
                </button>
                <span class="number">{move || place()}</span>
                <button type="button" class="icon-button" aria-label="Next recipient" disabled=move || is_last() on:click=move |_: Event| go(at.get_untracked() + 1)>
                    {Icon::Forward.view()}
                </button>
            </div>
        }
    };
    let addressee = move || {
        is_named().then(|| {
            markup! { <p class="letter-subject"><span class="quiet">"To"</span> " " {move || to()}</p> }
        })
    };
    markup! {
        {move || (is_named() && !composing.is_to_one()).then(&neighbours)}
        <p class="compose-warning" aria-live="polite">{move || blank()}</p>
        <div class="letter" role="region" aria-label="Preview">
            {move || addressee()}
            <p class="letter-subject"><span class="quiet">"Subject"</span> " " <bdi>{move || subject()}</bdi></p>
            <p class="letter-body" dir="auto">{move || body()}</p>
        </div>
    }
}
