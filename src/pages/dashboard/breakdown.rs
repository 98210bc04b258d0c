use leptos::prelude::*;

use crate::chart::bar_length;
use crate::domain::Word;
use crate::paths::Paths;
use crate::store::{Count, Summary};
use crate::ui::{Bar, BarList, Tone, users};

/// The Inactive users by idle band and by suggested action; nothing while nobody is onboarded.
#[component]
pub fn Breakdown(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    let inactive = summary.inactive.users;
    (summary.onboarded.users > 0).then(|| {
        view! {
            <div class="columns">
                <Card
                    id="idle-bands"
                    title="How long inactive users have been away"
                    bars=bars(summary.idle, inactive)
                    inactive
                />
                <Card
                    id="suggested-actions"
                    title="Suggested actions for inactive users"
                    bars=bars(summary.suggestions, inactive)
                    inactive
                />
            </div>
        }
    })
}

#[component]
fn Card(id: &'static str, title: &'static str, bars: Vec<Bar>, inactive: usize) -> impl IntoView {
    let content = if inactive == 0 {
        view! { <p class="card-text">"No inactive users."</p> }.into_any()
    } else {
        view! {
            <p class="card-text">{format!("{} in total", users(inactive))}</p>
            <BarList bars />
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby=id>
            <h2 class="card-title" id=id>{title}</h2>
            {content}
        </section>
    }
}

fn bars<T: Word>(counts: Vec<(T, Count)>, inactive: usize) -> Vec<Bar> {
    let paths = Paths::expect();
    let bar = |(word, count): (T, Count)| Bar {
        activity: None,
        label: word.label(),
        href: paths.users(&count.query),
        users: count.users,
        share: None,
        length: bar_length(count.users, inactive),
        tone: Tone::Neutral,
    };
    counts.into_iter().map(bar).collect()
}
