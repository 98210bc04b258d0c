use super::card::card;
use crate::context::Paths;
use crate::domain::{CauseKind, IdleBand, Word};
use crate::drawing::bar_length;
use crate::markup::{Markup, markup};
use crate::store::{Count, Summary};
use crate::ui::{Bar, Tone, bar_list};

const CAUSE: &str = "Likely cause";

/// The Inactive users by how long they have been away, and by the likely cause.
pub fn away(summary: &Summary) -> Option<Markup> {
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
        vec![markup! { <p class="blank">"Nobody has been away for more than 30 days."</p> }]
    } else {
        let idle = bars(&summary.idle, inactive, |band| match band {
            IdleBand::From30To60 => Tone::Neutral,
            IdleBand::From60To90 => Tone::Middle,
            IdleBand::Over90 => Tone::Strong,
        });
        let causes = bars(&summary.causes, inactive, |cause| match cause {
            CauseKind::Unknown => Tone::Neutral,
            _ => Tone::Middle,
        });
        let idle = has_idle.then(|| bar_list(idle, "small"));
        let title =
            (has_idle && has_causes).then(|| markup! { <h2 class="card-title">{CAUSE}</h2> });
        let causes = has_causes.then(|| bar_list(causes, "small"));
        [idle, title, causes].into_iter().flatten().collect()
    };
    Some(card("away", title, None, content))
}

fn bars<T: Word>(counts: &[(T, Count)], inactive: usize, tone: fn(T) -> Tone) -> Vec<Bar> {
    let paths = Paths::expect();
    let bar = |(word, count): &(T, Count)| Bar {
        label: word.label().into(),
        href: Some(paths.users(&count.query)),
        users: count.users,
        length: Some(bar_length(count.users, inactive)),
        tone: tone(*word),
        ..Bar::default()
    };
    counts.iter().map(bar).collect()
}
