use crate::domain::WEEKS;
use crate::markup::{Markup, markup};

/// The width of a bar and of the gap behind it.
const STEP: usize = 8;
const BAR: usize = 6;
/// The height of seven days.
const HEIGHT: u32 = 16;

/// Days of use in each of the last 13 weeks as small bars. Two paths, because a page of 50 rows would otherwise
/// draw 650 rectangles.
///
/// The weeks have from 0 to 7 days each, the oldest first.
pub fn weeks(weeks: [u8; WEEKS]) -> Vec<Markup> {
    let used = weeks.iter().filter(|days| **days > 0).count();
    let bars = |is_shown: fn(u8) -> bool| {
        let weeks = weeks.into_iter().enumerate();
        weeks
            .filter(|(_, days)| is_shown(*days))
            .map(|(at, days)| bar(at, days))
            .collect::<String>()
    };
    let width = WEEKS * STEP;
    let drawing = markup! {
        <svg class="weeks" viewBox=format!("0 0 {width} {HEIGHT}") width=width.to_string() height=HEIGHT.to_string() aria-hidden="true">
            <path class="week" d=bars(|days| days > 0) />
            <path class="week week-empty" d=bars(|days| days == 0) />
        </svg>
    };
    let words = format!("used in {used} of {WEEKS} weeks");
    vec![
        drawing,
        markup! { <span class="visually-hidden">{words}</span> },
    ]
}

/// The outline of a week's bar.
fn bar(at: usize, days: u8) -> String {
    let height = match days {
        0 => 1,
        days => 3 + u32::from(days) * 13 / 7,
    };
    let (x, y) = (at * STEP, HEIGHT.saturating_sub(height));
    format!("M{x} {y}h{BAR}v{height}h-{BAR}z")
}
