use leptos::prelude::*;

use super::retry::Retry;

/// What stands in place of the numbers when they could not be loaded.
#[component]
pub fn LoadFailed(
    /// What happened, to what, and what to do.
    #[prop(into)]
    sentence: String,
    /// Loads once more.
    on_retry: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="failed" role="alert">
            <h2 class="failed-title">"The users could not be loaded"</h2>
            <p>{sentence}</p>
            <Retry on_retry />
        </div>
    }
}
