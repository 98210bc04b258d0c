use leptos::prelude::*;

use crate::engine::{AsOf, AsOfSource};
use crate::session::Session;
use crate::ui::{Icon, day_and_time};

/// What everything on the page is measured against, and a way to load newer data in the background.
#[component]
pub fn AsOfLine(
    /// The instant.
    as_of: AsOf,
) -> impl IntoView {
    let refresh = Session::expect().refresh();
    let origin = match as_of.source {
        AsOfSource::Document => "",
        AsOfSource::Response => " (server time)",
        AsOfSource::Clock => " (this computer's time)",
    };
    view! {
        <p class="as-of-line">
            <span>"Data as of " <time datetime=as_of.at.to_rfc3339()>{day_and_time(as_of.at)}</time> {origin}</span>
            <button type="button" class="icon-button" aria-label="Refresh the data" title="Refresh the data" on:click=move |_| refresh.run(())>
                {Icon::Refresh.view()}
            </button>
        </p>
    }
}
