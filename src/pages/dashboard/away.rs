use leptos::prelude::*;

use super::card::Card;
use crate::context::Paths;
use crate::domain::{CauseKind, IdleBand, Word};
use crate::drawing::bar_length;
use crate::store::{Count, Summary};
use crate::ui::{Bar, BarList, Tone};

/// The Inactive users by how long they have been away, and by the likely cause.
#[component]
pub fn Away(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    let inactive = summary.inactive.users;
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
            <BarList bars=idle look="small" />
            <h2 class="card-title">"Likely cause"</h2>
            <BarList bars=causes look="small" />
        }
        .into_any()
    };
    view! { <Card name="away" title="Away for">{content}</Card> }
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
