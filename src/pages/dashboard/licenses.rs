use leptos::prelude::*;

use super::card::Card;
use crate::context::Paths;
use crate::domain::IdleBand;
use crate::store::Summary;
use crate::ui::{Bar, BarList};

/// Lists of users whose license may not be needed. Some are in several of them, so that no sum is
/// given.
#[component]
pub fn Licenses(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    let paths = Paths::expect();
    let over_90 = summary.idle.into_iter();
    let over_90 = over_90.filter(|(band, _)| *band == IdleBand::Over90);
    let lists = [
        (
            "Not used for more than 90 days",
            over_90.map(|(_, count)| count).next(),
        ),
        (
            "Never used since setup, and inactive",
            summary.never_inactive,
        ),
        ("Assigned, vault never created", summary.pending),
        (
            "Suspended or service, still assigned",
            summary.not_enabled_licensed,
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
        view! { <p class="blank">"Every assigned license is in use."</p> }.into_any()
    } else {
        view! {
            <BarList bars look="rows" />
            <p class="card-text">"Look before you unassign: people on leave are in here, too."</p>
        }
        .into_any()
    };
    Some(view! { <Card name="licenses" title="Licenses to free">{content}</Card> }.into_any())
}
