use leptos::prelude::*;

use crate::chart::{line, scale_top};
use crate::store::Trend;
use crate::ui::{day, number};

/// The rolling number of Active users over the last days as a line, in words and as a table.
#[component]
pub fn TrendCard(
    /// Active users, day by day.
    trend: Trend,
) -> impl IntoView {
    let days = trend.active.len();
    let oldest_first: Vec<_> = trend.active.iter().rev().copied().collect();
    let top = scale_top(oldest_first.iter().copied().max().unwrap_or_default());
    let (from, to) = (trend.at(days - 1), trend.at(0));
    let (first, last) = (oldest_first.first().copied(), oldest_first.last().copied());
    let sentence = format!(
        "{} on {}; {} on {}. Each point shows how many of today's onboarded users were active \
         in the preceding 30 days.",
        number(first.unwrap_or_default()),
        day(from),
        number(last.unwrap_or_default()),
        day(to),
    );
    let history = format!("Daily usage data starts on {}.", day(trend.history.start()));
    let points = line(&oldest_first, top);
    view! {
        <figure class="card trend" aria-labelledby="trend">
            <h2 class="card-title" id="trend">"Active users over time"</h2>
            <figcaption class="card-text">{sentence}</figcaption>
            <div class="trend-chart" aria-hidden="true">
                <span class="trend-top">{number(top)}</span>
                <svg class="trend-drawing" viewBox="0 0 1000 1000" preserveAspectRatio="none">
                    <path class="trend-grid" d="M0 0H1000M0 500H1000M0 1000H1000" />
                    <polyline class="trend-line" points=points />
                </svg>
                <span class="trend-from">{day(from)}</span>
                <span class="trend-to">{day(to)}</span>
            </div>
            <Table trend />
            <p class="hint">{history}</p>
        </figure>
    }
}

#[component]
fn Table(trend: Trend) -> impl IntoView {
    let rows = trend.active.iter().enumerate().map(|(point, active)| {
        let at = trend.at(point);
        view! {
            <tr>
                <th scope="row"><time datetime=at.to_rfc3339()>{day(at)}</time></th>
                <td class="number">{number(*active)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <details class="aside">
            <summary><span>"Show the days as a table"</span></summary>
            <div class="scroll" tabindex="0" role="group" aria-label="Active users day by day">
                <table class="small-table">
                    <thead>
                        <tr>
                            <th scope="col">"Day"</th>
                            <th scope="col" class="number">"Active users"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}
