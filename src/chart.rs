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

/// A line through values from left to right as the points of an SVG polyline, 1000 wide and 1000
/// high, with zero at the bottom and `top` at the upper edge.
///
/// ```
/// # use active_users::chart::line;
/// assert_eq!(line(&[0, 5, 10], 10), "0,1000 500,500 1000,0");
/// assert_eq!(line(&[7], 7), "0,0");
/// assert_eq!(line(&[4_294_967_295], 4_294_967_295), "0,0");
/// ```
pub fn line(values: &[usize], top: usize) -> String {
    let steps = values.len().saturating_sub(1).max(1);
    // In WebAssembly a `usize` has 32 bits, too few for a thousand times a large organisation.
    let top = top as u64;
    let point = |(at, value): (usize, &usize)| {
        let (x, y) = (
            at * 1000 / steps,
            1000 - (*value as u64 * 1000 + top / 2) / top.max(1),
        );
        format!("{x},{y}")
    };
    let points: Vec<_> = values.iter().enumerate().map(point).collect();
    points.join(" ")
}

/// The upper end of a scale that starts at zero: the next of 1, 2 and 5 times a power of ten.
///
/// ```
/// # use active_users::chart::scale_top;
/// assert_eq!([0, 1, 3, 10, 7291, 60_000].map(scale_top), [1, 1, 5, 10, 10_000, 100_000]);
/// ```
pub fn scale_top(largest: usize) -> usize {
    let mut power = 1u64;
    loop {
        for factor in [1, 2, 5] {
            if power * factor >= largest as u64 {
                return usize::try_from(power * factor).unwrap_or(usize::MAX);
            }
        }
        power *= 10;
    }
}
