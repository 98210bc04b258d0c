use leptos::prelude::*;

use crate::paths::Paths;
use crate::store::Summary;
use crate::ui::{CountLine, users};

/// The users whom the chart leaves out, by the reason; nothing where it leaves out none.
#[component]
pub fn NotInChart(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    let paths = Paths::expect();
    let reasons = [
        (summary.no_license, "without a license"),
        (summary.pending, "who have not created their vault"),
        (summary.not_enabled, "with a suspended or service account"),
    ];
    let total: usize = reasons.iter().map(|(count, _)| count.users).sum();
    let lines = reasons
        .into_iter()
        .filter(|(count, _)| count.users > 0)
        .map(|(count, label)| {
            let href = paths.users(&count.query);
            view! { <CountLine users=count.users label href /> }
        })
        .collect_view();
    (total > 0).then(|| {
        view! {
            <div class="not-in-chart">
                <p>{format!("{} not in the chart (not onboarded)", users(total))}</p>
                <ul class="count-lines">{lines}</ul>
            </div>
        }
    })
}
