use leptos::prelude::*;

use super::future::{Future, is_future};
use super::part::Part;
use crate::domain::{Instant, Outcome, RETURN_WINDOW, User, outcome, shortened};
use crate::ui::{day, day_and_time, number};

/// The reminders that the user got, the newest first, and what came of each.
#[component]
pub fn ReminderList(
    /// The user whose reminders are listed.
    user: User<'static>,
    /// What everything is measured against.
    as_of: Instant,
    /// How many levels the heading is below the others.
    below: u8,
) -> impl IntoView {
    if user.reminders.is_empty() {
        return view! { <Part name="Reminders" below note="No reminders sent.">""</Part> }
            .into_any();
    }
    let result = |sent_at: Instant| outcome(&user, sent_at, as_of);
    let sent = || user.reminders.iter().copied().rev();
    let counted = || sent().filter(|at| !is_future(*at, as_of));
    let came_back = counted()
        .filter(|at| result(*at) == Outcome::CameBack)
        .count();
    let note = match (counted().count(), came_back) {
        (0, _) => String::new(),
        (1, 0) => "1 sent, no return yet".to_owned(),
        (1, _) => "1 sent, which brought a return".to_owned(),
        (count, 0) => format!("{} sent, none brought a return", number(count)),
        (count, came_back) => {
            format!(
                "{} sent, {} brought a return",
                number(count),
                number(came_back)
            )
        }
    };
    let texts = user.reminder_texts.iter().rev();
    let rows = sent()
        .zip(texts)
        .map(|(sent_at, text)| {
            let result = match result(sent_at) {
                _ if is_future(sent_at, as_of) => {
                    view! { <Future at=sent_at as_of /> }.into_any()
                }
                Outcome::CameBack => "Came back within 14 days".into_any(),
                Outcome::Open => {
                    format!("No use yet, open until {}", day(sent_at + RETURN_WINDOW)).into_any()
                }
                Outcome::NoReturn => "No use within 14 days".into_any(),
            };
            let text = text.as_deref().map(|text| {
                let text = shortened(text).into_owned();
                view! { ", " <bdi>{text}</bdi> }
            });
            view! {
                <li class="user-row">
                    <span>
                        <time class="number" datetime=sent_at.to_rfc3339()>{day_and_time(sent_at)}</time>
                        {text}
                    </span>
                    <span class="quiet">{result}</span>
                </li>
            }
        })
        .collect_view();
    view! {
        <Part name="Reminders" below note>
            <ul class="user-rows">{rows}</ul>
        </Part>
    }
    .into_any()
}
