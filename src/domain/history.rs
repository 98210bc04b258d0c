use super::Day;

/// How many days without a use make a gap.
const GAP: u32 = 30;

/// The latest earlier gap of 30 days or more that ended with a return, among the days of use: the
/// day before it and the day of the return.
///
/// The days must be sorted, oldest first. The time since the newest day is no such gap: nobody
/// has returned from it yet.
///
/// ```
/// # use active_users::domain::{Day, gap_before_return};
/// assert_eq!(gap_before_return(&[Day(70), Day(100)]), Some((Day(70), Day(100))));
/// assert_eq!(gap_before_return(&[Day(42), Day(71), Day(100)]), None);
/// assert_eq!(gap_before_return(&[Day(100)]), None);
/// ```
pub fn gap_before_return(days: &[Day]) -> Option<(Day, Day)> {
    days.windows(2).rev().find_map(|pair| match *pair {
        [left, returned] if returned.0.abs_diff(left.0) >= GAP => Some((left, returned)),
        _ => None,
    })
}
