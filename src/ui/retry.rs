use leptos::prelude::*;

/// Loads once more.
#[component]
pub fn Retry(
    /// What to do.
    on_retry: impl Fn() + 'static,
) -> impl IntoView {
    view! { <button type="button" class="button" on:click=move |_| on_retry()>"Retry"</button> }
}
