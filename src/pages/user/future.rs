use leptos::prelude::*;

use crate::domain::{Instant, TOLERANCE};

/// Says of a date more than 24 hours after `as_of` that the rules leave it out.
#[component]
pub fn Future(
    /// The date that may be in the future.
    at: Instant,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    is_future(at, as_of).then(|| view! { <span class="quiet">"(in the future, ignored)"</span> })
}

/// Whether the rules leave a date out.
pub fn is_future(at: Instant, as_of: Instant) -> bool {
    at > as_of + TOLERANCE
}
