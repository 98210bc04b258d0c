use super::{Instant, Span, User, uses_by_day};

/// How long after a reminder a use counts as its success.
pub const RETURN_WINDOW: Span = Span::days(14);

/// What came of a reminder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// A use followed within 14 days.
    CameBack,
    /// No use, and the 14 days are not over.
    Open,
    /// No use within 14 days.
    NoReturn,
}

/// What came of a reminder: a user came back if a use follows it within 14 days.
///
/// The uses are the same as everywhere: one of which only the day is known counts at the end of
/// that day, at most `as_of`.
pub fn outcome(user: &User<'_>, sent_at: Instant, as_of: Instant) -> Outcome {
    let until = sent_at + RETURN_WINDOW;
    let days = uses_by_day(&user.active_on, user.moments_of_use(), as_of);
    let mut uses = user.moments_of_use().chain(days);
    if uses.any(|at| at > sent_at && at <= until) {
        Outcome::CameBack
    } else if as_of < until {
        Outcome::Open
    } else {
        Outcome::NoReturn
    }
}
