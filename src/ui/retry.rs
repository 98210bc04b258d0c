use leptos::prelude::*;

/// Loads once more.
#[component]
pub fn Retry(
    /// Called on a click.
    on_retry: Callback<()>,
) -> impl IntoView {
    view! { <button type="button" class="button" on:click=move |_| on_retry.run(())>"Retry"</button> }
}
