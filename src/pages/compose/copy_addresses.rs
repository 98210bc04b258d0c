use leptos::prelude::*;
use web_sys::Event;

use crate::context::Session;
use crate::markup::{Value, markup};
use crate::ui::Copying;

/// Copies addresses, one a line, where the portal lets readers take users along.
///
/// `label` is what the button says; `addresses` gives the addresses when it is used.
pub fn copy_addresses(label: &'static str, addresses: Callback<(), Vec<String>>) -> Value {
    let session = Session::expect();
    let copying = Copying::new("Copied the addresses");
    let copy = move |_: Event| {
        let addresses = addresses.run(());
        if session.allows_export("addresses", addresses.len()) {
            copying.copy(addresses.join("\n"));
        }
    };
    Value::reactive(move || {
        session.may_export().then(|| {
            markup! {
                <span class="copy">
                    <button type="button" class="button" on:click=copy>{label}</button>
                    {copying.problem()}
                </span>
            }
        })
    })
}
