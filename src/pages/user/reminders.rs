use super::future::{future, is_future};
use super::part::part;
use crate::domain::{Instant, Outcome, RETURN_WINDOW, User, outcome, shortened};
use crate::markup::{Markup, Value, markup};
use crate::ui::{day, day_and_time, number};

/// The reminders that the user got, the newest first, and what came of each. The heading is `below` levels below the
/// others.
pub fn reminder_list(user: &User, as_of: Instant, below: u8) -> Markup {
    if user.reminders.is_empty() {
        let note = "No reminders sent.".to_owned();
        return part("Reminders", below, Some(note), Value::Nothing);
    }
    let result = |sent_at: Instant| outcome(user, sent_at, as_of);
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
    let rows = sent().zip(texts).map(|(sent_at, text)| {
        let result: Value = match result(sent_at) {
            _ if is_future(sent_at, as_of) => future(sent_at, as_of).into(),
            Outcome::CameBack => "Came back within 14 days".into(),
            Outcome::Open => {
                format!("No use yet, open until {}", day(sent_at + RETURN_WINDOW)).into()
            }
            Outcome::NoReturn => "No use within 14 days".into(),
        };
        let comma = text.is_some().then_some(", ");
        let text = text.as_deref();
        let text = text.map(|text| markup! { <bdi>{shortened(text).into_owned()}</bdi> });
        markup! {
            <li class="user-row">
                <span>
                    <time class="number" datetime=sent_at.to_rfc3339()>{day_and_time(sent_at)}</time>
                    {comma} {text}
                </span>
                <span class="quiet">{result}</span>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    let rows = markup! { <ul class="user-rows">{rows}</ul> };
    part("Reminders", below, Some(note), rows.into())
}
