use leptos::prelude::*;
use web_sys::Event;

use crate::context::Session;
use crate::engine::{AsOf, AsOfSource};
use crate::markup::{Markup, markup};
use crate::ui::{Icon, day_and_time};

/// What everything on the page is measured against, and a way to load newer data in the background.
#[component]
pub fn AsOfLine(
    /// The instant.
    as_of: AsOf,
) -> Markup {
    let refresh = Session::expect().refresh();
    markup! {
        <p class="as-of" part="as-of">
            {sentence(&as_of)}
            <button type="button" class="icon-button" aria-label="Refresh the data" title="Refresh the data" on:click=move |_: Event| refresh.run(())>
                {Icon::Refresh.view()}
            </button>
        </p>
    }
}

/// The same without the button.
pub fn as_of_line(as_of: &AsOf) -> Markup {
    markup! { <p class="as-of" part="as-of">{sentence(as_of)}</p> }
}

fn sentence(as_of: &AsOf) -> Markup {
    let origin = match as_of.source {
        AsOfSource::Document => "",
        AsOfSource::Response => " (server time)",
        AsOfSource::Clock => " (this computer's time)",
    };
    markup! {
        <span>"Data as of " <time datetime=as_of.at.to_rfc3339()>{day_and_time(as_of.at)}</time> {origin}</span>
    }
}
