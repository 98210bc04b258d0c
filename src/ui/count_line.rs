use leptos::prelude::*;

use super::format::number;

/// A number of users as a line of text that links to their list.
#[component]
pub fn CountLine(
    /// The number of users.
    users: usize,
    /// What they have in common.
    #[prop(into)]
    label: String,
    /// Their list.
    href: String,
) -> impl IntoView {
    view! {
        <li>
            <a href=href data-count=users.to_string()>
                <span class="number">{number(users)}</span>
                " "
                {label}
            </a>
        </li>
    }
}
