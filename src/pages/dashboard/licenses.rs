use super::card::card;
use crate::context::Paths;
use crate::domain::IdleBand;
use crate::markup::{Markup, markup};
use crate::store::Summary;
use crate::ui::{Bar, bar_list};

/// Lists of users whose license may not be needed. Some are in several of them, so that no sum is
/// given.
pub fn licenses(summary: &Summary) -> Option<Markup> {
    let paths = Paths::expect();
    let over_90 = summary.idle.iter();
    let over_90 = over_90.filter(|(band, _)| *band == IdleBand::Over90);
    let lists = [
        (
            "Not used for more than 90 days",
            over_90.map(|(_, count)| count).next(),
        ),
        (
            "Never used since setup, and inactive",
            summary.never_inactive.as_ref(),
        ),
        ("Assigned, vault never created", summary.pending.as_ref()),
        (
            "Suspended or service, still assigned",
            summary.not_enabled_licensed.as_ref(),
        ),
    ];
    let is_all_known = lists.iter().all(|(_, count)| count.is_some());
    let bars: Vec<_> = lists
        .into_iter()
        .filter_map(|(label, count)| Some((label, count?)))
        .filter(|(_, count)| count.users > 0)
        .map(|(label, count)| Bar {
            label: label.into(),
            href: Some(paths.users(&count.query)),
            users: count.users,
            ..Bar::default()
        })
        .collect();
    if bars.is_empty() && !is_all_known {
        return None;
    }
    let content = if bars.is_empty() {
        vec![markup! { <p class="blank">"Every assigned license is in use."</p> }]
    } else {
        let look = markup! { <p class="card-text">"Look before you unassign: people on leave are in here, too."</p> };
        vec![bar_list(bars, "rows"), look]
    };
    Some(card("licenses", "Licenses to free", None, content))
}
