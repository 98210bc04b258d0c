use leptos::prelude::*;

use super::format::{calendar_day, day_and_time, relative};
use crate::domain::{Instant, UseTime};
use crate::sentences::{Dates, IsoDates};

/// When a use was: like [`Ago`], and a day where only the day is known.
#[component]
pub fn LastUsed(
    /// When it was; `None` reads "Never".
    at: Option<UseTime>,
    /// What it is measured from.
    as_of: Instant,
) -> impl IntoView {
    match at {
        Some(UseTime { at, is_day: true }) => {
            view! { <time class="ago" datetime=IsoDates.day(at)>"on " {calendar_day(at.day())}</time> }.into_any()
        }
        at => view! { <Ago at=at.map(|last| last.at) as_of /> }.into_any(),
    }
}

/// "3 days ago" with the exact instant at hand, or "Never".
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
            <time class="ago" datetime=at.to_rfc3339() title=day_and_time(at)>{relative(at, as_of)}</time>
        }
        .into_any(),
    }
}
