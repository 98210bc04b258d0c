use super::card::card;
use crate::context::Paths;
use crate::domain::Names;
use crate::drawing::bar_length;
use crate::markup::{Markup, markup};
use crate::store::Team;
use crate::ui::{Bar, bar_list, number};

/// The managers with the most Inactive users. With names concealed they are no links, since the
/// address of a list names its manager.
pub fn managers(teams: Vec<Team>, names: Names) -> Markup {
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
        .then(|| markup! { <p class="card-text">"Show names to open a manager's list."</p> });
    let about = markup! { <p class="card-text">"The most inactive users, of all who are onboarded and report to them"</p> };
    let content: Vec<_> = [about, bar_list(bars, "rows")]
        .into_iter()
        .chain(concealed)
        .collect();
    card("managers", "By manager", None, content)
}
