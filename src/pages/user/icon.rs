use leptos::prelude::*;

use crate::domain::Suggestion;

/// A small drawing beside words that say the same.
#[component]
pub fn Icon(
    /// The lines on a ground of 16 by 16.
    path: &'static str,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=path />
        </svg>
    }
}

/// Two sheets.
pub const COPY: &str = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3";

/// A person and a plus.
pub const INVITE: &str = "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.4 2-3.9 4.5-3.9s4.5 1.5 4.5 3.9M13 4v5M10.5 6.5h5";

/// The drawing of an action.
pub fn of_action(action: Suggestion) -> &'static str {
    match action {
        // A person and an arrow up.
        Suggestion::Escalate => {
            "M6 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM1.5 13.5c0-2.4 2-3.9 4.5-3.9s4.5 1.5 4.5 3.9M13 9V4M11 6l2-2 2 2"
        }
        // A phone.
        Suggestion::Repair => {
            "M5.5 1.5h5a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7 12.5h2"
        }
        // A clock.
        Suggestion::Wait => "M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM8 4.5V8l2.5 1.5",
        // A speech bubble.
        Suggestion::Message => "M2 2.5h12v8.5H7.5l-3 3v-3H2z",
        // An envelope.
        Suggestion::Remind => "M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5",
    }
}
