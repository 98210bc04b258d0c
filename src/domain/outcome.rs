use super::{Day, Instant, Span, User, uses_by_day, words};

/// How long after a reminder a use counts as its success.
pub const RETURN_WINDOW: Span = Span::days(14);

words! {
    /// The result of a reminder.
    pub enum Outcome as "outcome" {
        /// A use followed within 14 days.
        CameBack = "came-back", "Came back";
        /// No use, and the 14 days are not over.
        Open = "open", "No use yet";
        /// No use within 14 days.
        NoReturn = "no-return", "Did not return";
    }
}

/// The result of a reminder: a user came back if a use follows it within 14 days.
///
/// The uses are the same as everywhere: one of which only the day is known counts at the end of
/// that day, at most `as_of`.
pub fn outcome(user: &User<'_>, sent_at: Instant, as_of: Instant) -> Outcome {
    Outcome::of(sent_at, &user.active_on, user.moments_of_use(), as_of)
}

impl Outcome {
    /// The result of a reminder, from the days of use, oldest first, and the uses that are known to the moment.
    pub fn of(
        sent_at: Instant,
        days: &[Day],
        moments: impl Iterator<Item = Instant> + Clone,
        as_of: Instant,
    ) -> Self {
        let until = sent_at + RETURN_WINDOW;
        let follows = |at: Instant| at > sent_at && at <= until;
        let sent_on = sent_at.day();
        let days = days.get(days.partition_point(|day| *day < sent_on)..);
        let mut days = uses_by_day(days.unwrap_or_default(), moments.clone(), as_of);
        if moments.clone().any(follows) || days.any(follows) {
            Self::CameBack
        } else if as_of < until {
            Self::Open
        } else {
            Self::NoReturn
        }
    }
}
