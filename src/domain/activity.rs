use super::{Instant, Span, words};

/// How old the last use of an Active user may be: 30 times 24 hours.
pub const WINDOW: Span = Span::days(30);

words! {
    /// What an onboarded user's last use says. Active and Inactive divide the onboarded users
    /// between them; Never used cuts across both.
    pub enum Activity as "activity" {
        /// The last use is no older than [`WINDOW`], to the nanosecond and inclusive.
        Active = "active", "Active";
        /// The last use is older than [`WINDOW`].
        Inactive = "inactive", "Inactive";
        /// No use since the vault was set up.
        Never = "never", "Never used";
    }
}

/// The oldest last use that still makes a user Active.
pub fn cutoff(as_of: Instant) -> Instant {
    as_of - WINDOW
}
