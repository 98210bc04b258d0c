use leptos::prelude::*;

use crate::context::Preferences;
use crate::markup::{Markup, Value, markup};
use crate::reactive::Signal;
use crate::ui::Switch;

/// What can be done, and the keys that do it.
const KEYS: [(&str, &str, Option<&str>); 9] = [
    ("Search", "/", None),
    ("Next row or user", "j", Some("↓")),
    ("Previous row or user", "k", Some("↑")),
    ("Open this user", "Enter", None),
    ("Select this row", "x", None),
    ("Copy the address", "c", None),
    ("Go to the suggested action", "r", None),
    ("Close the user panel, or clear the selection", "Esc", None),
    ("Show the shortcuts", "?", None),
];

/// The keys of the list, and a way to turn them off.
#[component]
pub fn ShortcutsMenu() -> Value {
    let preferences = Preferences::expect();
    let rows: Vec<_> = KEYS
        .map(|(what, key, other)| key_row(what, key, other))
        .into();
    let class = move || match preferences.shortcuts() {
        true => "keys",
        false => "keys keys-off",
    };
    markup! {
        <table class=move || class()>
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
fn key_row(what: &'static str, key: &'static str, other: Option<&'static str>) -> Markup {
    let or = other.map(|_| " or ");
    let other = other.map(|key| markup! { <kbd>{key}</kbd> });
    markup! {
        <tr>
            <th scope="row">{what}</th>
            <td><kbd>{key}</kbd> {or} {other}</td>
        </tr>
    }
}
