use super::card::card;
use crate::context::Paths;
use crate::domain::{Suggestion, Word};
use crate::drawing::bar_length;
use crate::markup::{Markup, markup};
use crate::store::{Count, Summary};
use crate::ui::{Bar, Icon, bar_list, number};

/// What can be done about the Inactive users: each action with its list.
///
/// Without `has_people`, nobody can be listed or written to.
pub fn to_do(summary: &Summary, product: &str, has_people: bool) -> Option<Markup> {
    let paths = Paths::expect();
    let inactive = summary.inactive.users;
    if inactive > 0 && summary.suggestions.is_empty() {
        return None;
    }
    let each = if has_people && summary.suggestions.len() == Suggestion::ALL.len() {
        ", each in one list"
    } else {
        ""
    };
    let largest = summary.suggestions.iter().map(|(_, count)| count.users);
    let largest = largest.max().unwrap_or_default();
    let bar = |(action, count): &(Suggestion, Count)| Bar {
        label: action.label().into(),
        href: Some(paths.users(&count.query)),
        users: count.users,
        length: Some(bar_length(count.users, largest)),
        icon: Some(Icon::of_action(*action).path()),
        why: Some(why(*action)),
        act: act(*action)
            .filter(|_| has_people && count.users > 0)
            .map(|label| {
                (
                    label,
                    format!("{}#{}", paths.users(&count.query), Paths::WRITE),
                )
            }),
        ..Bar::default()
    };
    let bars = summary.suggestions.iter().map(bar).collect::<Vec<_>>();
    let content = if inactive == 0 {
        let active = number(summary.active.users);
        let everybody =
            format!("Everybody who is onboarded ({active}) used {product} in the last 30 days.");
        vec![markup! { <p class="blank"><strong>"No inactive users."</strong> " " {everybody}</p> }]
    } else {
        let noun = if inactive == 1 { "user" } else { "users" };
        let all =
            markup! { <p class="card-text">{number(inactive)} " inactive " {noun} {each}</p> };
        vec![all, bar_list(bars, "rows")]
    };
    Some(card("to-do", "What to do next", None, content))
}

/// What writes to everybody an action is for, or to their managers.
fn act(action: Suggestion) -> Option<&'static str> {
    match action {
        Suggestion::Remind => Some("Remind…"),
        Suggestion::Message | Suggestion::Repair | Suggestion::Escalate => Some("Write…"),
        Suggestion::Wait => None,
    }
}

/// Whom an action is for, in one line.
fn why(action: Suggestion) -> &'static str {
    match action {
        Suggestion::Remind => "Nothing has been tried since the last use",
        Suggestion::Message => "One or two reminders brought no return, or away before",
        Suggestion::Escalate => "Three reminders or more: another one will not help",
        Suggestion::Repair => "A new device that was never opened or is not paired",
        Suggestion::Wait => "Reminded in the last 7 days",
    }
}
