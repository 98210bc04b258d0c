use crate::domain::likely_range;

/// The range that a rate likely lies in, in whole percent. `None` of nothing.
///
/// ```
/// # use active_users::drawing::likely_percent;
/// assert_eq!(likely_percent(16, 118), Some((9, 21)));
/// assert_eq!(likely_percent(0, 10), Some((0, 28)));
/// assert_eq!(likely_percent(0, 0), None);
/// ```
pub fn likely_percent(successes: usize, of: usize) -> Option<(u8, u8)> {
    let (low, high) = likely_range(successes, of)?;
    // From 0 to 100, so the cast is exact.
    let percent = |share: f64| (share * 100.0).round() as u8;
    Some((percent(low), percent(high)))
}
