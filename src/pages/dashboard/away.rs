use leptos::prelude::*;

use super::card::Card;
use crate::context::Paths;
use crate::domain::{CauseKind, IdleBand, Word};
use crate::drawing::bar_length;
use crate::store::{Count, Summary};
use crate::ui::{Bar, BarList, Tone};

const CAUSE: &str = "Likely cause";

/// The Inactive users by how long they have been away, and by the likely cause.
#[component]
pub fn Away(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    let inactive = summary.inactive.users;
    let (has_idle, has_causes) = (!summary.idle.is_empty(), !summary.causes.is_empty());
    if inactive > 0 && !has_idle && !has_causes {
        return None;
    }
    let title = if has_idle || inactive == 0 {
        "Away for"
    } else {
        CAUSE
    };
    let content = if inactive == 0 {
        view! { <p class="blank">"Nobody has been away for more than 30 days."</p> }.into_any()
    } else {
        let idle = bars(summary.idle, inactive, |band| match band {
            IdleBand::From30To60 => Tone::Neutral,
            IdleBand::From60To90 => Tone::Middle,
            IdleBand::Over90 => Tone::Strong,
        });
        let causes = bars(summary.causes, inactive, |cause| match cause {
            CauseKind::Unknown => Tone::Neutral,
            _ => Tone::Middle,
        });
        view! {
            {has_idle.then(|| view! { <BarList bars=idle look="small" /> })}
            {(has_idle && has_causes).then(|| view! { <h2 class="card-title">{CAUSE}</h2> })}
            {has_causes.then(|| view! { <BarList bars=causes look="small" /> })}
        }
        .into_any()
    };
    Some(view! { <Card name="away" title>{content}</Card> }.into_any())
}

fn bars<T: Word>(counts: Vec<(T, Count)>, inactive: usize, tone: fn(T) -> Tone) -> Vec<Bar> {
    let paths = Paths::expect();
    let bar = |(word, count): (T, Count)| Bar {
        label: word.label().into(),
        href: Some(paths.users(&count.query)),
        users: count.users,
        length: Some(bar_length(count.users, inactive)),
        tone: tone(word),
        ..Bar::default()
    };
    counts.into_iter().map(bar).collect()
}
