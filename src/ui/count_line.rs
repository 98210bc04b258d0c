use leptos::prelude::*;

use super::bar_list::Tone;
use super::format::{number, users};

/// A number of users as a line of text that links to their list.
#[component]
pub fn CountLine(
    /// The number of users.
    count: usize,
    /// What they have in common.
    label: &'static str,
    /// Their list.
    href: String,
    /// The tone of their part in a drawing that the line explains.
    #[prop(default = None)]
    tone: Option<Tone>,
) -> impl IntoView {
    let swatch = tone.map(|tone| {
        let fill = format!("bar-fill bar-fill-{}", tone.as_str());
        view! {
            <svg class="swatch" viewBox="0 0 8 8" aria-hidden="true">
                <rect class=fill width="8" height="8" rx="2" />
            </svg>
        }
    });
    view! {
        <li>
            <a class="count-line" href=href aria-label=format!("{label}: {}", users(count)) data-count=count.to_string()>
                {swatch}
                <span class="count-label">{label}</span>
                " "
                <span class="count-number">{number(count)}</span>
            </a>
        </li>
    }
}
