use leptos::prelude::*;

use crate::domain::{Day, Instant, User};
use crate::ui::{Heading, day};

/// The most days that the strip shows, that of `as_of` included.
const DAYS: i32 = 90;

/// The days of use of the last 90 as a strip, no longer than the history; nothing where the data
/// has no days of use.
#[component]
pub fn ActivityDays(
    /// The user whose days of use are drawn.
    user: User<'static>,
    /// The day from which on the uses of each day are known, where any are.
    history: Option<Day>,
    /// The end of the strip.
    as_of: Instant,
) -> impl IntoView {
    let last = as_of.day();
    // Nothing is known from before the history.
    let first = Day(last.0 - DAYS + 1).max(history.unwrap_or(last));
    let length = last.0 - first.0 + 1;
    let moments = user.moments_of_use().map(Instant::day);
    let mut used: Vec<_> = user.active_on.iter().copied().chain(moments).collect();
    used.retain(|day| (first..=last).contains(day));
    used.sort_unstable();
    used.dedup();
    (!user.active_on.is_empty() && length > 0).then(|| {
        let sentence = format!(
            "Used on {} of the {length} days from {} to {}.",
            used.len(),
            day(first.start()),
            day(last.start())
        );
        let marks = used
            .into_iter()
            .map(|day| view! { <rect class="strip-day" x=(day.0 - first.0).to_string() width="0.8" height="1" /> })
            .collect_view();
        view! {
            <section aria-label="Activity">
                <Heading class="user-heading" below=1>"Activity"</Heading>
                <p>{sentence}</p>
                <svg class="strip" viewBox=format!("0 0 {length} 1") preserveAspectRatio="none" aria-hidden="true">
                    <rect class="strip-ground" width=length.to_string() height="1" />
                    {marks}
                </svg>
            </section>
        }
    })
}
