use leptos::prelude::*;

use crate::context::Session;
use crate::guide::{Advice, Text};
use crate::sentences::Fields;
use crate::ui::CopyButton;

/// What to do, with the text to send where there is one.
#[component]
pub fn HowTo(
    /// The advice to show.
    advice: Advice,
) -> impl IntoView {
    view! {
        <p class="how-to"><strong>"What to do: "</strong> {advice.what}</p>
        {advice.text.map(|text| view! { <Sendable text /> })}
    }
}

#[component]
fn Sendable(text: Text) -> impl IntoView {
    let product = Session::expect().product();
    let ready = move || text.letter(&Fields::of_product(&product.get())).body;
    view! {
        <figure class="sendable">
            <figcaption class="sendable-title">{text.title}</figcaption>
            <blockquote class="sendable-text">{ready}</blockquote>
            <CopyButton label=format!("Copy: {}", text.title) said="Copied the text" text=Callback::new(move |()| ready()) />
        </figure>
    }
}
