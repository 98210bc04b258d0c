use leptos::prelude::*;

use crate::domain::WEEKS;

/// The width of a bar and of the gap behind it.
const STEP: usize = 8;
const BAR: usize = 6;
/// The height of seven days.
const HEIGHT: u32 = 16;

/// Days of use in each of the last 13 weeks as small bars.
#[component]
pub fn Weeks(
    /// From 0 to 7 each, the oldest first.
    weeks: [u8; WEEKS],
) -> impl IntoView {
    let used = weeks.iter().filter(|days| **days > 0).count();
    let bars = weeks
        .into_iter()
        .enumerate()
        .map(|(at, days)| {
            let height = match days {
                0 => 1,
                days => 3 + u32::from(days) * 13 / 7,
            };
            let class = if days == 0 { "week week-empty" } else { "week" };
            view! {
                <rect class=class x=(at * STEP).to_string() y=(HEIGHT.saturating_sub(height)).to_string() width=BAR.to_string() height=height.to_string() />
            }
        })
        .collect_view();
    let width = WEEKS * STEP;
    view! {
        <svg class="weeks" viewBox=format!("0 0 {width} {HEIGHT}") width=width.to_string() height=HEIGHT.to_string() aria-hidden="true">{bars}</svg>
        <span class="visually-hidden">{format!("used in {used} of {WEEKS} weeks")}</span>
    }
}
