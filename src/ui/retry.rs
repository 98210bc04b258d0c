use leptos::prelude::*;
use web_sys::Event;

use crate::markup::{Markup, markup};

/// Loads once more.
#[component]
pub fn Retry(
    /// Called on a click.
    on_retry: Callback<()>,
    /// Whether it is what the reader most likely wants to do.
    #[prop(optional)]
    is_primary: bool,
) -> Markup {
    let class = match is_primary {
        true => "button button-primary",
        false => "button",
    };
    markup! { <button type="button" class=class on:click=move |_: Event| on_retry.run(())>"Retry"</button> }
}
