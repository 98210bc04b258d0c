use leptos::prelude::*;

/// Loads once more.
#[component]
pub fn Retry(
    /// Called on a click.
    on_retry: Callback<()>,
    /// Whether it is what the reader most likely wants to do.
    #[prop(optional)]
    is_primary: bool,
) -> impl IntoView {
    view! {
        <button type="button" class="button" class:button-primary=is_primary on:click=move |_| on_retry.run(())>
            "Retry"
        </button>
    }
}
