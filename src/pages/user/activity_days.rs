use leptos::prelude::*;

use crate::domain::{Day, Instant, User};
use crate::ui::day;

/// How many days the strip shows, that of `as_of` included.
const DAYS: i32 = 90;

/// The days of use of the last 90 as a strip; nothing where the data knows no days.
#[component]
pub fn ActivityDays(
    /// The user.
    user: User<'static>,
    /// The end of the strip.
    as_of: Instant,
) -> impl IntoView {
    let last = as_of.day();
    let first = Day(last.0 - DAYS + 1);
    let used = user
        .active_on
        .iter()
        .filter(|day| (first..=last).contains(day));
    let used: Vec<_> = used.copied().collect();
    (!user.active_on.is_empty()).then(|| {
        let sentence = format!(
            "Used on {} of the last {DAYS} days, {} to {}.",
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
                <h3 class="user-heading">"Activity"</h3>
                <p>{sentence}</p>
                <svg class="strip" viewBox=format!("0 0 {DAYS} 1") preserveAspectRatio="none" aria-hidden="true">
                    <rect class="strip-ground" width=DAYS.to_string() height="1" />
                    {marks}
                </svg>
            </section>
        }
    })
}
