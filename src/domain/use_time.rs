use serde::{Deserialize, Serialize};

use super::{Day, Instant, Span};

/// How far a date may be after `as_of`: clocks differ, but not by more than this. A later use
/// makes a record unreadable; a later device or reminder is ignored.
pub const TOLERANCE: Span = Span::hours(24);

/// When a use was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseTime {
    /// The moment. Where only the day is known, the end of that day of UTC, at most `as_of`.
    pub at: Instant,
    /// Whether only the day is known.
    pub is_day: bool,
}

/// The latest use since the vault was set up, the setup itself aside.
///
/// `moment` is the latest use of which the moment is known, `day` the latest day of use. A day says
/// nothing new unless it comes after everything that is known to the moment, the setup included.
///
/// ```
/// # use active_users::domain::{Day, Instant, last_use};
/// let at = |text| Instant::parse(text);
/// let (moment, as_of) = (at("2026-11-20T07:10:00Z"), at("2026-11-23T06:00:00Z").unwrap());
/// let last = |day| last_use(moment, None, Day::parse(day), as_of).map(|last| last.at.to_rfc3339());
/// assert_eq!(last("2026-11-20").as_deref(), Some("2026-11-20T07:10:00Z"));
/// assert_eq!(last("2026-11-21").as_deref(), Some("2026-11-21T23:59:59.999999999Z"));
/// assert_eq!(last("2026-11-23").as_deref(), Some("2026-11-23T06:00:00Z"));
/// ```
pub fn last_use(
    moment: Option<Instant>,
    vault_created_at: Option<Instant>,
    day: Option<Day>,
    as_of: Instant,
) -> Option<UseTime> {
    let known = moment.max(vault_created_at);
    let later_day = day.filter(|day| known.is_none_or(|known| *day > known.day()));
    let at = later_day
        .map(|day| day.end().min(as_of))
        .filter(|at| Some(*at) > known);
    match (at, moment) {
        (Some(at), _) => Some(UseTime { at, is_day: true }),
        (None, Some(at)) => Some(UseTime { at, is_day: false }),
        (None, None) => None,
    }
}

/// The uses of which only the day is known, each at the end of its day, at most `as_of`. A day with
/// a use that is known to the moment says nothing new.
pub fn uses_by_day(
    days: &[Day],
    moments: impl Iterator<Item = Instant> + Clone,
    as_of: Instant,
) -> impl Iterator<Item = Instant> {
    days.iter()
        .filter(move |day| !moments.clone().any(|at| at.day() == **day))
        .map(move |day| day.end().min(as_of))
}
