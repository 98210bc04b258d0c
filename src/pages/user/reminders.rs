use leptos::prelude::*;

use super::future::{Future, is_future};
use crate::domain::{Instant, Outcome, User, outcome};
use crate::ui::{Heading, day};

/// The reminders that the user got, the newest first, and what came of each.
#[component]
pub fn ReminderList(
    /// The user whose reminders are listed.
    user: User<'static>,
    /// What everything is measured against.
    as_of: Instant,
) -> impl IntoView {
    let reminders = user.reminders.iter().rev().map(|sent_at| {
        let outcome = match outcome(&user, *sent_at, as_of) {
            _ if is_future(*sent_at, as_of) => "",
            Outcome::CameBack => "Came back within 14 days",
            Outcome::Open => "No use yet (sent less than 14 days ago)",
            Outcome::NoReturn => "No use within 14 days",
        };
        view! {
            <li>
                <time class="number" datetime=sent_at.to_rfc3339()>{day(*sent_at)}</time>
                " " <span class="quiet">{outcome} <Future at=*sent_at as_of /></span>
            </li>
        }
    });
    let reminders = reminders.collect_view();
    let content = if user.reminders.is_empty() {
        view! { <p class="quiet">"No reminders sent."</p> }.into_any()
    } else {
        view! { <ul class="reminders">{reminders}</ul> }.into_any()
    };
    view! {
        <section aria-label="Reminders">
            <Heading class="user-heading" below=1>"Reminders"</Heading>
            {content}
        </section>
    }
}
