use leptos::prelude::*;

use crate::context::Session;
use crate::ui::Copying;

/// Copies addresses, one a line, where the portal lets readers take users along.
#[component]
pub fn CopyAddresses(
    /// What the button says.
    label: &'static str,
    /// Gives the addresses when the button is used.
    addresses: Callback<(), Vec<String>>,
) -> impl IntoView {
    let session = Session::expect();
    let copying = Copying::new("Copied the addresses");
    let copy = move |_| {
        let addresses = addresses.run(());
        if session.allows_export("addresses", addresses.len()) {
            copying.copy(addresses.join("\n"));
        }
    };
    view! {
        <Show when=move || session.may_export()>
            <span class="copy">
                <button type="button" class="button" on:click=copy>{label}</button>
                {copying.problem()}
            </span>
        </Show>
    }
}
