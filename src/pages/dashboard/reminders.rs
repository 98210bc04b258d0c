use super::card::card;
use crate::context::Paths;
use crate::domain::{Outcome, Word};
use crate::drawing::shares;
use crate::markup::{Markup, markup};
use crate::store::{Count, ReminderEffect};
use crate::ui::{count_line, number, share};

/// How many of the reminders bring somebody back, and the users by what came of their latest one.
pub fn reminders(effect: Option<ReminderEffect>, outcomes: &[(Outcome, Count)]) -> Option<Markup> {
    let paths = Paths::expect();
    let lines: Vec<_> = outcomes
        .iter()
        .filter(|(_, count)| count.users > 0)
        .map(|(outcome, count)| {
            count_line(
                count.users,
                outcome.label(),
                paths.users(&count.query),
                None,
            )
        })
        .collect();
    let latest = (!lines.is_empty()).then(|| {
        [
            markup! { <p class="card-text reminders-latest">"Users by their latest reminder"</p> },
            markup! { <ul class="count-lines">{lines}</ul> },
        ]
    });
    let content: Vec<_> = effect
        .map(rate)
        .into_iter()
        .chain(latest.into_iter().flatten())
        .collect();
    (!content.is_empty()).then(|| card("reminders", "Do reminders work?", None, content))
}

/// How many of the reminders bring somebody back.
fn rate(effect: ReminderEffect) -> Markup {
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
    markup! {
        <div class="rate">
            <p class="figure figure-small">{rate}</p>
            <p class="card-text">{sentence} {open} "."</p>
        </div>
    }
}
