//! The geometry of a line over days.

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
    /// # use active_users::drawing::Scale;
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
    /// # use active_users::drawing::Scale;
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
/// # use active_users::drawing::x;
/// assert_eq!([x(0, 90), x(59, 90), x(89, 90)], [0, 663, 1000]);
/// ```
pub fn x(at: usize, points: usize) -> u64 {
    let steps = points.saturating_sub(1).max(1) as u64;
    (at as u64 * 2000 + steps) / (steps * 2)
}

/// Which of so many points stands nearest to a place, in thousandths of the width.
///
/// ```
/// # use active_users::drawing::nearest;
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
/// # use active_users::drawing::moved;
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
/// # use active_users::drawing::anchor;
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
/// # use active_users::drawing::percent;
/// assert_eq!(percent(91), "9.1%");
/// ```
pub fn percent(thousandths: u64) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
