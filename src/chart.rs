//! The geometry of bars and the rounding of shares: data, which the view only maps to attributes.

/// The shortest bar of a number that is not zero: on the narrowest screen still wide enough to
/// be seen.
const SHORTEST: u64 = 10;

/// How long a bar is, in thousandths of its track.
///
/// Nothing is 0 and all is 1000. A bar in between never looks like either.
///
/// ```
/// # use active_users::chart::bar_length;
/// assert_eq!(bar_length(1, 4), 250);
/// assert_eq!(bar_length(1, 1_000_000), 10);
/// assert_eq!(bar_length(999_999, 1_000_000), 990);
/// assert_eq!(bar_length(0, 0), 0);
/// ```
pub fn bar_length(part: usize, whole: usize) -> u64 {
    if part == 0 {
        0
    } else if part >= whole {
        1000
    } else {
        (part as u64 * 1000 / whole as u64).clamp(SHORTEST, 1000 - SHORTEST)
    }
}

/// A share in whole percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// So many percent, rounded.
    Percent(u8),
    /// More than nothing, and not enough for one percent.
    UnderOne,
    /// Less than all, and too much for 99 percent.
    Over99,
}

/// The shares of two numbers in their sum. They add up to 100.
///
/// ```
/// # use active_users::chart::{Share, shares};
/// assert_eq!(shares(2, 1), (Share::Percent(67), Share::Percent(33)));
/// assert_eq!(shares(999_999, 1), (Share::Over99, Share::UnderOne));
/// assert_eq!(shares(0, 5), (Share::Percent(0), Share::Percent(100)));
/// ```
pub fn shares(one: usize, other: usize) -> (Share, Share) {
    if one == 0 && other == 0 {
        return (Share::Percent(0), Share::Percent(0));
    }
    // Rounded half up; at most 100, so the cast is exact.
    let sum = one as u64 + other as u64;
    let percent = ((one as u64 * 200 + sum) / (sum * 2)) as u8;
    match percent {
        0 if one > 0 => (Share::UnderOne, Share::Over99),
        100 if other > 0 => (Share::Over99, Share::UnderOne),
        _ => (Share::Percent(percent), Share::Percent(100 - percent)),
    }
}
