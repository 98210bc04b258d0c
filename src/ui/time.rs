use leptos::prelude::*;

use super::format::{day_and_time, relative};
use crate::domain::Instant;

/// "3 days ago" with the exact instant below it, or "Never".
#[component]
pub fn Ago(
    /// When it was; `None` reads "Never".
    at: Option<Instant>,
    /// What it is measured from.
    as_of: Instant,
) -> impl IntoView {
    match at {
        None => view! { <span class="quiet">"Never"</span> }.into_any(),
        Some(at) => view! {
            <time class="ago" datetime=at.to_rfc3339()>
                <span>{relative(at, as_of)}</span>
                " "
                <span class="ago-exact">{day_and_time(at)}</span>
            </time>
        }
        .into_any(),
    }
}
