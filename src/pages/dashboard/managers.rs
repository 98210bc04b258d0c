use leptos::prelude::*;

use super::card::Card;
use crate::context::Paths;
use crate::domain::Names;
use crate::drawing::bar_length;
use crate::store::Team;
use crate::ui::{Bar, BarList, number};

/// The managers with the most Inactive users. With names concealed they are no links, since the
/// address of a list names its manager.
#[component]
pub fn Managers(
    /// The managers and their users.
    teams: Vec<Team>,
    /// Whether names are concealed.
    names: Names,
) -> impl IntoView {
    let paths = Paths::expect();
    let is_shown = names == Names::Shown;
    let bar = |team: Team| Bar {
        href: is_shown.then(|| paths.users(&team.inactive.query)),
        label: team.manager.into(),
        users: team.inactive.users,
        share: Some(format!("of {}", number(team.onboarded))),
        length: Some(bar_length(team.inactive.users, team.onboarded)),
        ..Bar::default()
    };
    let bars = teams.into_iter().map(bar).collect::<Vec<_>>();
    let concealed = (!is_shown)
        .then(|| view! { <p class="card-text">"Show names to open a manager's list."</p> });
    view! {
        <Card name="managers" title="By manager">
            <p class="card-text">"The most inactive users, of all who are onboarded and report to them"</p>
            <BarList bars look="rows" />
            {concealed}
        </Card>
    }
}
