use super::card::card;
use crate::context::Paths;
use crate::drawing::stack;
use crate::markup::{Markup, markup};
use crate::store::{Count, Summary};
use crate::ui::{Tone, count_line, number, users};

/// Some users, and how they are drawn.
type Part<'a> = (&'static str, Tone, &'a Count);

/// All users as one bar in parts, each with a link to its list: who is in the chart, and who is
/// not. Nothing where some of them are not known.
pub fn everyone(summary: &Summary) -> Option<Markup> {
    let all = summary.all.as_ref()?.users;
    let parts: Vec<Part<'_>> = [
        ("Active", Tone::Accent, &summary.active),
        ("Inactive", Tone::Neutral, &summary.inactive),
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
            markup! { <rect class=fill x=x.to_string() width=width.to_string() height="1" /> }
        })
        .collect::<Vec<_>>();
    let drawing = markup! {
        <svg class="bar-drawing stack" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
            {drawn}
        </svg>
    };
    let content = vec![drawing, lines(parts, true)];
    Some(card("everyone", "Everyone", Some(users(all)), content))
}

/// The users whom the chart leaves out, by the reason; nothing where it leaves out none.
pub fn not_in_chart(summary: &Summary) -> Option<Markup> {
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
        markup! {
            <div class="not-in-chart">
                <p>{format!("{least}{} more {are} not onboarded", number(total))}</p>
                {lines(parts, false)}
            </div>
        }
    })
}

fn left_out(summary: &Summary) -> Vec<Part<'_>> {
    [
        ("Vault not created", Tone::Missing, &summary.pending),
        ("No license", Tone::Strong, &summary.no_license),
        ("Suspended or service", Tone::Outside, &summary.not_enabled),
    ]
    .into_iter()
    .filter_map(|(label, tone, count)| Some((label, tone, count.as_ref()?)))
    .collect()
}

fn lines(parts: Vec<Part<'_>>, has_drawing: bool) -> Markup {
    let paths = Paths::expect();
    let lines = parts
        .into_iter()
        .filter(|(_, _, count)| count.users > 0)
        .map(|(label, tone, count)| {
            let tone = has_drawing.then_some(tone);
            count_line(count.users, label, paths.users(&count.query), tone)
        })
        .collect::<Vec<_>>();
    markup! { <ul class="count-lines">{lines}</ul> }
}
