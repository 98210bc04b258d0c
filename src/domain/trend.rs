use super::{Day, Instant, Span, WINDOW, uses_by_day};

/// How many points a trend has at most: one every 24 hours back from `as_of`, which is the first.
pub const TREND_DAYS: usize = 90;

/// At which points of a trend an onboarded user was Active. Bit 0 is `as_of`, and each further
/// bit lies 24 hours earlier.
///
/// `moments` are all uses that are known to the moment, the setup and the last use among them,
/// `days` the days of use. A day with no such moment counts at its end, at most `as_of`, as it does
/// in [`super::last_use`]: bit 0 therefore says just what [`super::Standing`] says. A user is
/// Active at no point before the setup.
pub fn active_days(
    as_of: Instant,
    vault_created_at: Instant,
    moments: impl Iterator<Item = Instant> + Clone,
    days: &[Day],
) -> u128 {
    // How many whole days before `as_of` an instant lies; what is after it counts for `as_of`.
    let back = |at: Instant| (as_of - at).whole_days().max(0);
    let oldest = back(vault_created_at);
    let days = uses_by_day(days, moments.clone(), as_of);
    moments.chain(days).fold(0, |points, at| {
        let first = days_rounded_up(as_of - WINDOW - at);
        points | bits(first, back(at).min(oldest))
    })
}

/// The days in a span, rounded up; none where it is negative.
fn days_rounded_up(span: Span) -> i64 {
    let whole = span.whole_days();
    if span > Span::days(whole) {
        whole + 1
    } else {
        whole.max(0)
    }
}

/// The bits from `first` to `last`, both included, below [`TREND_DAYS`].
fn bits(first: i64, last: i64) -> u128 {
    let below = |count: i64| (1u128 << count.clamp(0, TREND_DAYS as i64)) - 1;
    if first > last {
        0
    } else {
        below(last + 1) & !below(first)
    }
}
