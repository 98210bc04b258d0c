use leptos::prelude::*;

use super::card::Card;
use crate::context::Paths;
use crate::drawing::stack;
use crate::store::{Count, Summary};
use crate::ui::{CountLine, Tone, number, users};

/// Some users, and how they are drawn.
type Part = (&'static str, Tone, Count);

/// All users as one bar in parts, each with a link to its list: who is in the chart, and who is
/// not. Nothing where some of them are not known.
#[component]
pub fn Everyone(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    let all = summary.all.as_ref()?.users;
    let about = view! { {users(all)} }.into_any();
    let parts: Vec<Part> = [
        ("Active", Tone::Accent, summary.active.clone()),
        ("Inactive", Tone::Neutral, summary.inactive.clone()),
    ]
    .into_iter()
    .chain(left_out(summary))
    .collect();
    let numbers: Vec<_> = parts.iter().map(|(_, _, count)| count.users).collect();
    let drawn = stack(&numbers)
        .into_iter()
        .zip(&parts)
        .filter(|((_, width), _)| *width > 0)
        .map(|((x, width), (_, tone, _))| {
            let fill = format!("bar-fill bar-fill-{}", tone.as_str());
            view! { <rect class=fill x=x.to_string() width=width.to_string() height="1" /> }
        })
        .map(IntoAny::into_any)
        .collect_view();
    Some(view! {
        <Card name="everyone" title="Everyone" about>
            <svg class="bar-drawing stack" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
                {drawn}
            </svg>
            <Lines parts />
        </Card>
    }.into_any())
}

/// The users whom the chart leaves out, by the reason; nothing where it leaves out none.
#[component]
pub fn NotInChart(
    /// The counts of the dashboard.
    summary: Summary,
) -> impl IntoView {
    // What is not known may be more.
    let least = if summary.all.is_some() {
        ""
    } else {
        "At least "
    };
    let parts = left_out(summary);
    let total: usize = parts.iter().map(|(_, _, count)| count.users).sum();
    let are = if total == 1 { "is" } else { "are" };
    (total > 0).then(|| {
        view! {
            <div class="not-in-chart">
                <p>{format!("{least}{} more {are} not onboarded", number(total))}</p>
                <Lines parts plain=true />
            </div>
        }
    })
}

fn left_out(summary: Summary) -> Vec<Part> {
    [
        ("Vault not created", Tone::Missing, summary.pending),
        ("No license", Tone::Strong, summary.no_license),
        ("Suspended or service", Tone::Outside, summary.not_enabled),
    ]
    .into_iter()
    .filter_map(|(label, tone, count)| Some((label, tone, count?)))
    .collect()
}

#[component]
fn Lines(parts: Vec<Part>, #[prop(optional)] plain: bool) -> impl IntoView {
    let paths = Paths::expect();
    let lines = parts
        .into_iter()
        .filter(|(_, _, count)| count.users > 0)
        .map(|(label, tone, count)| {
            let href = paths.users(&count.query);
            let tone = (!plain).then_some(tone);
            view! { <CountLine count=count.users label href tone /> }
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! { <ul class="count-lines">{lines}</ul> }
}
