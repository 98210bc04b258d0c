use super::Day;

/// Whether the days of use hold an earlier gap of 30 days or more that ended with a return.
///
/// The days must be sorted, in either direction. The time since the newest day is no such gap:
/// nobody has returned from it yet.
///
/// ```
/// # use active_users::domain::{Day, returned_after_a_gap};
/// assert!(returned_after_a_gap(&[Day(100), Day(70)]));
/// assert!(!returned_after_a_gap(&[Day(100), Day(71), Day(42)]));
/// assert!(!returned_after_a_gap(&[Day(100)]));
/// ```
pub fn returned_after_a_gap(days: &[Day]) -> bool {
    days.windows(2)
        .any(|pair| matches!(pair, [one, other] if one.0.abs_diff(other.0) >= 30))
}
