//! The geometry of bars and the rounding of shares.

use std::cmp::Ordering;

/// The shortest bar of a number that is not zero: on the narrowest screen still wide enough to
/// be seen.
const SHORTEST: u64 = 10;

/// How long a bar is, in thousandths of its track.
///
/// Nothing is 0 and all is 1000. A bar in between never looks like either.
///
/// ```
/// # use active_users::drawing::bar_length;
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
/// # use active_users::drawing::{Share, shares};
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

/// The gap between two parts of a stacked bar, in thousandths.
const GAP: u64 = 4;

/// Where the parts of a stacked bar begin and how long they are, in thousandths. Parts of nobody
/// have no length, all others one that can be seen.
///
/// ```
/// # use active_users::drawing::stack;
/// assert_eq!(stack(&[3, 0, 1]), [(0, 742), (746, 0), (746, 254)]);
/// assert_eq!(stack(&[1, 1_000_000]), [(0, 10), (14, 986)]);
/// assert_eq!(stack(&[0, 0]), [(0, 0), (0, 0)]);
/// ```
pub fn stack(parts: &[usize]) -> Vec<(u64, u64)> {
    let drawn = parts.iter().filter(|part| **part > 0).count() as u64;
    let all: u64 = parts.iter().map(|part| *part as u64).sum();
    // What every part has beyond the shortest is shared out.
    let room = 1000u64.saturating_sub(drawn.saturating_sub(1) * GAP);
    let shared = room.saturating_sub(drawn * SHORTEST);
    let end = |before: u64, shown: u64| shown * SHORTEST + before * shared / all.max(1);
    let (mut before, mut shown, mut x) = (0u64, 0u64, 0u64);
    let place = |part: &usize| {
        let start = end(before, shown);
        before += *part as u64;
        shown += u64::from(*part > 0);
        let width = end(before, shown) - start;
        let at = x;
        x += if width > 0 { width + GAP } else { 0 };
        (at, width)
    };
    parts.iter().map(place).collect()
}

/// How a number compares with an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Whether it is less, as much or more.
    pub direction: Ordering,
    /// By how many.
    pub by: usize,
    /// The same as a share of the earlier one; nothing where that was none, or where the share is
    /// too large to say anything.
    pub share: Option<Share>,
}

/// How a number compares with an earlier one.
///
/// ```
/// # use active_users::drawing::{Change, Share, change};
/// # use std::cmp::Ordering;
/// let fewer = Change { direction: Ordering::Less, by: 51, share: Some(Share::Percent(16)) };
/// assert_eq!(change(262, 313), fewer);
/// assert_eq!(change(5, 0).share, None);
/// ```
pub fn change(now: usize, before: usize) -> Change {
    let by = now.abs_diff(before);
    let percent = (by as u64 * 200 + before as u64).checked_div(before as u64 * 2);
    let share = match percent {
        Some(0) if by > 0 => Some(Share::UnderOne),
        // Not all of them are gone.
        Some(100) if now > 0 && now < before => Some(Share::Over99),
        Some(percent) => u8::try_from(percent).ok().map(Share::Percent),
        None => None,
    };
    Change {
        direction: now.cmp(&before),
        by,
        share,
    }
}
