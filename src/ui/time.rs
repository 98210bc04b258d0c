use super::format::{calendar_day, day_and_time, relative};
use crate::domain::{Instant, UseTime};
use crate::markup::{Markup, markup};
use crate::sentences::{Dates, IsoDates};

/// When a use was: like [`ago`], and a day where only the day is known.
pub fn last_used(at: Option<UseTime>, as_of: Instant) -> Markup {
    match at {
        Some(UseTime { at, is_day: true }) => {
            markup! { <time class="ago" datetime=IsoDates.day(at)>"on " {calendar_day(at.day())}</time> }
        }
        at => ago(at.map(|last| last.at), as_of),
    }
}

/// "3 days ago" with the exact instant at hand, or "Never".
pub fn ago(at: Option<Instant>, as_of: Instant) -> Markup {
    match at {
        None => markup! { <span class="quiet">"Never"</span> },
        Some(at) => markup! {
            <time class="ago" datetime=at.to_rfc3339() title=day_and_time(at)>{relative(at, as_of)}</time>
        },
    }
}
