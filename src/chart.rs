//! The geometry of bars and the rounding of shares: data, which the view only maps to attributes.

use std::cmp::Ordering;

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

/// The gap between two parts of a stacked bar, in thousandths.
const GAP: u64 = 4;

/// Where the parts of a stacked bar begin and how long they are, in thousandths. Parts of nobody
/// have no length, all others one that can be seen.
///
/// ```
/// # use active_users::chart::stack;
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
/// # use active_users::chart::{Change, Share, change};
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

/// A scale from zero to a little more than the largest value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// The values that have a line across the drawing, zero first: at most five, and three at least
    /// from a largest value of two on.
    pub lines: Vec<usize>,
    /// A tenth more than the largest value, times ten.
    top: u64,
}

impl Scale {
    /// The scale for values up to this one. Its lines are 1, 2, 2.5 or 5 times a power of ten apart.
    ///
    /// ```
    /// # use active_users::chart::Scale;
    /// assert_eq!(Scale::of(318).lines, [0, 100, 200, 300]);
    /// assert_eq!(Scale::of(60_000).lines, [0, 20_000, 40_000, 60_000]);
    /// assert_eq!(Scale::of(110).lines, [0, 25, 50, 75, 100]);
    /// assert_eq!(Scale::of(2).lines, [0, 1, 2]);
    /// assert_eq!(Scale::of(0).lines, [0, 1]);
    /// ```
    pub fn of(largest: usize) -> Self {
        let top = largest.max(1) as u64 * 11;
        let step = step(top / 10);
        let lines = (0..=top / 10 / step)
            .filter_map(|line| usize::try_from(line * step).ok())
            .collect();
        Self { lines, top }
    }

    /// How far below the upper edge a value stands, in thousandths of the height.
    pub fn y(&self, value: usize) -> u64 {
        // In WebAssembly a `usize` has 32 bits, too few for ten thousand times a large organization.
        1000 - (value as u64 * 10_000 + self.top / 2) / self.top
    }

    /// A line through values from left to right as the points of an SVG polyline, 1000 wide and
    /// 1000 high.
    ///
    /// ```
    /// # use active_users::chart::Scale;
    /// assert_eq!(Scale::of(10).line(&[0, 5, 10]), "0,1000 500,545 1000,91");
    /// ```
    pub fn line(&self, values: &[usize]) -> String {
        let point =
            |(at, value): (usize, &usize)| format!("{},{}", x(at, values.len()), self.y(*value));
        let points: Vec<_> = values.iter().enumerate().map(point).collect();
        points.join(" ")
    }
}

/// The smallest step with at most four of it up to a value.
fn step(value: u64) -> u64 {
    let mut power = 1;
    loop {
        // In tenths; half a user is none.
        for factor in [10, 20, 25, 50] {
            let step = power * factor / 10;
            if value / step <= 4 && (factor != 25 || power > 1) {
                return step;
            }
        }
        power *= 10;
    }
}

/// Where one of so many points from left to right stands, in thousandths of the width.
///
/// ```
/// # use active_users::chart::x;
/// assert_eq!([x(0, 90), x(59, 90), x(89, 90)], [0, 663, 1000]);
/// ```
pub fn x(at: usize, points: usize) -> u64 {
    let steps = points.saturating_sub(1).max(1) as u64;
    (at as u64 * 2000 + steps) / (steps * 2)
}

/// Which of so many points stands nearest to a place, in thousandths of the width.
///
/// ```
/// # use active_users::chart::nearest;
/// assert_eq!([-5, 0, 5, 6, 1200].map(|x| nearest(x, 90)), [0, 0, 0, 1, 89]);
/// ```
pub fn nearest(x: i64, points: usize) -> usize {
    let steps = points.saturating_sub(1) as u64;
    let at = (x.clamp(0, 1000) as u64 * steps + 500) / 1000;
    at as usize
}

/// The point that a key leads to from a point, or from none, which is as good as the last; `None` for
/// a key that leads nowhere.
///
/// ```
/// # use active_users::chart::moved;
/// assert_eq!(moved(None, "ArrowLeft", 1, 90), Some(88));
/// assert_eq!(moved(Some(3), "ArrowLeft", 7, 90), Some(0));
/// assert_eq!(moved(Some(3), "Enter", 1, 90), None);
/// ```
pub fn moved(from: Option<usize>, key: &str, by: usize, points: usize) -> Option<usize> {
    let last = points.saturating_sub(1);
    let from = from.unwrap_or(last);
    match key {
        "ArrowLeft" => Some(from.saturating_sub(by)),
        "ArrowRight" => Some((from + by).min(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Which end of a text stands at a place, so that it stays inside: SVG's `text-anchor`.
///
/// ```
/// # use active_users::chart::anchor;
/// assert_eq!([0, 500, 1000].map(anchor), ["start", "middle", "end"]);
/// ```
pub fn anchor(x: u64) -> &'static str {
    match x {
        ..150 => "start",
        150..=850 => "middle",
        _ => "end",
    }
}

/// Thousandths as SVG writes a length.
///
/// ```
/// # use active_users::chart::percent;
/// assert_eq!(percent(91), "9.1%");
/// ```
pub fn percent(thousandths: u64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
