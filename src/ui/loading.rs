use leptos::prelude::*;

use super::format::{bytes, number};
use crate::engine::Progress;

/// Shown in place of the numbers while they load. How far the load has come shows after
/// half a second: before, it would only flicker.
#[component]
pub fn Loading(
    /// The progress of the load.
    #[prop(into)]
    progress: Signal<Progress>,
    /// Lines of text to hold the place of.
    #[prop(default = 4)]
    lines: usize,
) -> impl IntoView {
    let text = move || {
        let Progress {
            records,
            bytes: read,
            total,
        } = progress.get();
        let of = total
            .map(|total| format!(" of {}", bytes(total)))
            .unwrap_or_default();
        format!("{} records, {}{of}", number(records as usize), bytes(read))
    };
    let share = move || {
        progress.with(|progress| progress.total.map(|total| (progress.bytes, total.max(1))))
    };
    let meter = move || {
        match share() {
        Some((read, total)) => {
            view! { <progress class="progress" aria-label="Loading" value=read.to_string() max=total.to_string() /> }.into_any()
        }
        None => view! { <progress class="progress" aria-label="Loading" /> }.into_any(),
    }
    };
    let lines = (0..lines)
        .map(|_| view! { <div class="skeleton-line"></div> })
        .collect_view();
    view! {
        <div class="loading">
            <p class="visually-hidden" role="status">"Loading users"</p>
            <div class="skeleton" aria-hidden="true">{lines}</div>
            <div class="loading-progress">
                {meter}
                <p class="loading-text">{text}</p>
            </div>
        </div>
    }
}
