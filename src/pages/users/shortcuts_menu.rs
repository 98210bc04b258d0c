use leptos::prelude::*;

use crate::context::Preferences;
use crate::ui::Switch;

/// What can be done, and the keys that do it.
const KEYS: [(&str, &[&str]); 9] = [
    ("Search", &["/"]),
    ("Next row or user", &["j", "↓"]),
    ("Previous row or user", &["k", "↑"]),
    ("Open this user", &["Enter"]),
    ("Select this row", &["x"]),
    ("Copy the address", &["c"]),
    ("Go to the suggested action", &["r"]),
    ("Close the user panel, or clear the selection", &["Esc"]),
    ("Show the shortcuts", &["?"]),
];

/// The keys of the list, and a way to turn them off.
#[component]
pub fn ShortcutsMenu() -> impl IntoView {
    let preferences = Preferences::expect();
    let rows = KEYS
        .iter()
        .map(|(what, keys)| view! { <KeyRow what keys /> })
        .collect_view();
    let is_off = move || !preferences.shortcuts();
    view! {
        <table class="keys" class:keys-off=is_off>
            <thead class="visually-hidden">
                <tr>
                    <th scope="col">"Action"</th>
                    <th scope="col">"Key"</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
        <div class="menu-foot">
            <Switch
                label="Single-key shortcuts"
                on=Signal::derive(move || preferences.shortcuts())
                on_change=Callback::new(move |on| preferences.set_shortcuts(on))
            />
        </div>
    }
}

/// One action with its keys, each drawn as a key cap.
#[component]
fn KeyRow(what: &'static str, keys: &'static [&'static str]) -> impl IntoView {
    let caps = keys.iter().enumerate().map(|(at, key)| {
        let or = (at > 0).then_some(" or ");
        view! { {or} <kbd>{*key}</kbd> }
    });
    view! {
        <tr>
            <th scope="row">{what}</th>
            <td>{caps.collect_view()}</td>
        </tr>
    }
}
