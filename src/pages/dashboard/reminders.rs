use leptos::prelude::*;

use super::card::Card;
use crate::context::Paths;
use crate::domain::{Outcome, Word};
use crate::drawing::shares;
use crate::store::{Count, ReminderEffect};
use crate::ui::{CountLine, number, share};

/// How many of the reminders bring somebody back, and the users by what came of their latest one.
#[component]
pub fn Reminders(
    /// What came of the reminders of the last 90 days, where that is known.
    effect: Option<ReminderEffect>,
    /// The users by what came of their latest reminder.
    outcomes: Vec<(Outcome, Count)>,
) -> impl IntoView {
    let paths = Paths::expect();
    let lines = outcomes
        .into_iter()
        .filter(|(_, count)| count.users > 0)
        .map(|(outcome, count)| {
            let href = paths.users(&count.query);
            view! { <CountLine count=count.users label=outcome.label() href /> }.into_any()
        })
        .collect::<Vec<_>>();
    let lines = (!lines.is_empty()).then(|| {
        view! {
            <p class="card-text reminders-latest">"Users by their latest reminder"</p>
            <ul class="count-lines">{lines}</ul>
        }
    });
    (effect.is_some() || lines.is_some()).then(|| {
        view! {
            <Card name="reminders" title="Do reminders work?">
                {effect.map(|effect| view! { <Rate effect /> })}
                {lines}
            </Card>
        }
        .into_any()
    })
}

/// How many of the reminders bring somebody back.
#[component]
fn Rate(effect: ReminderEffect) -> impl IntoView {
    let decided = effect.decided();
    let (came_back, _) = shares(effect.returned(), effect.no_return);
    let open = effect.undecided();
    let (rate, sentence) = if effect.has_rate() {
        (
            share(came_back),
            format!(
                "{} of {} brought the person back within 14 days",
                number(effect.returned()),
                number(decided)
            ),
        )
    } else {
        let is = if decided == 1 {
            "reminder is"
        } else {
            "reminders are"
        };
        (
            "Too few to say".to_owned(),
            format!("{} {is} 14 to 90 days old", number(decided)),
        )
    };
    let open = (open > 0).then(|| format!("; {} newer, too early to say", number(open)));
    view! {
        <div class="rate">
            <p class="figure figure-small">{rate}</p>
            <p class="card-text">{sentence} {open} "."</p>
        </div>
    }
}
