use crate::domain::{Instant, TOLERANCE};
use crate::markup::{Markup, markup};

/// Says of a date more than 24 hours after `as_of`, which everything is measured against, that the rules leave it out.
pub fn future(at: Instant, as_of: Instant) -> Option<Markup> {
    is_future(at, as_of).then(|| markup! { <span class="quiet">"(in the future, ignored)"</span> })
}

/// Whether the rules leave a date out.
pub fn is_future(at: Instant, as_of: Instant) -> bool {
    at > as_of + TOLERANCE
}
