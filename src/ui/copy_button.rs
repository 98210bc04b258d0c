use leptos::prelude::*;
use leptos::task::spawn_local;

use super::clipboard::copy;

/// Copies a text and says so.
#[component]
pub fn CopyButton(
    /// What the button says before it is used.
    #[prop(into)]
    label: Signal<String>,
    /// Gives the text when the button is used.
    text: Callback<(), String>,
) -> impl IntoView {
    let (outcome, set_outcome) = signal(None);
    let on_click = move |_| {
        let text = text.run(());
        spawn_local(async move {
            let copied = copy(async move { Ok(text) }).await;
            set_outcome.set(Some(match copied {
                Ok(()) => "Copied",
                Err(_) => "Your browser blocked copying",
            }));
        });
    };
    view! {
        <span class="copy">
            <button type="button" class="button" on:click=on_click>{label}</button>
            <span class="copy-outcome" aria-live="polite">{outcome}</span>
        </span>
    }
}
