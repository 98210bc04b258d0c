use std::cmp::Ordering;

use super::everyone::not_in_chart;
use crate::context::Paths;
use crate::domain::{Activity, Word, cutoff};
use crate::drawing::{Change, bar_length, change as compare, shares};
use crate::engine::{AsOf, Loaded};
use crate::markup::{Markup, markup};
use crate::pages::as_of::as_of_line;
use crate::store::{Count, Summary};
use crate::ui::{Bar, Heading, Tone, bar_list, day_and_time, number, share};

/// Where the chart stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartIn {
    /// The Dashboard, which itself says when the data was made and whom the chart leaves out.
    Dashboard,
    /// An element, all of the chart or only its bars.
    Element {
        /// Whether only its bars.
        compact: bool,
    },
}

/// The chart: two bars, the same in words and as a table, and what they leave out. `change` is the number of Active
/// users now and 30 days ago, if the data has it.
pub fn active_users(
    summary: &Summary,
    loaded: &Loaded,
    change: Option<(usize, usize)>,
    product: &str,
    place: ChartIn,
) -> Markup {
    let in_page = place == ChartIn::Dashboard;
    let compact = place == ChartIn::Element { compact: true };
    let paths = Paths::expect();
    let (is_partial, has_unread) = (loaded.partial.is_some(), loaded.set_aside > 0);
    let partly = if loaded.is_unreadable() {
        "Incomplete: some of the data couldn't be read."
    } else {
        "Incomplete: not all data was received."
    };
    let has_open_end = loaded.has_open_end && !is_partial;
    let has_doubts = !loaded.doubts.is_empty();
    let as_of = &loaded.as_of;
    let onboarded = summary.onboarded.users;
    let (active, inactive) = (&summary.active, &summary.inactive);
    let (active_share, inactive_share) = shares(active.users, inactive.users);
    let (active_share, inactive_share) = (share(active_share), share(inactive_share));
    let bar = |activity: Activity, count: &Count, share: &String, tone| Bar {
        label: activity.label().into(),
        activity: Some(activity),
        href: Some(paths.users(&count.query)),
        users: count.users,
        share: Some(share.clone()),
        length: Some(bar_length(count.users, onboarded)),
        tone,
        ..Bar::default()
    };
    let bars = vec![
        bar(Activity::Active, active, &active_share, Tone::Accent),
        bar(Activity::Inactive, inactive, &inactive_share, Tone::Neutral),
    ];
    let all = summary.all.as_ref().map(|all| all.users);
    // The Dashboard has a card for everyone, unless the figures don't say how many there are.
    let says_rest = !in_page || all.is_none();
    let sentence = match (all, onboarded) {
        (Some(0), _) if has_unread => "None of the records could be read, so there is nothing to count.".to_owned(),
        (Some(0), _) => {
            "There are no users in the data yet. If you expected some, check the configured source address."
                .to_owned()
        }
        (_, 0) => "No users are onboarded yet.".to_owned(),
        _ => format!(
            "{} of {} onboarded {}",
            number(active.users),
            number(onboarded),
            if onboarded == 1 { "user" } else { "users" }
        ),
    };
    // A portal may have its own words for an organization without users.
    let nobody = (all == Some(0)).then_some("empty");
    let figure = (onboarded > 0 && !compact)
        .then(|| markup! { <p class="figure">{active_share.clone()}</p> });
    let drawing = (onboarded > 0).then(|| bar_list(bars, "large"));
    let asides = (onboarded > 0 && !compact).then(|| {
        let definition = definition(as_of, product);
        let rows = [
            ("Active", active.users, active_share),
            ("Inactive", inactive.users, inactive_share),
        ];
        markup! { <div class="asides">{definition} {table(rows, onboarded)}</div> }
    });
    let since = change.map(|(now, before)| since(compare(now, before), !in_page));
    let dated = (!in_page).then(|| as_of_line(as_of));
    let partly = is_partial.then(|| markup! { <p class="chart-partial">{partly}</p> });
    let doubts = has_doubts.then(|| markup! { <p class="chart-partial">"Some figures contradict each other or can't be read."</p> });
    let open_end = has_open_end.then(|| markup! { <p class="quiet">"This data format can't show whether the list is complete."</p> });
    let rest = (!compact && says_rest)
        .then(|| not_in_chart(summary))
        .flatten();

    markup! {
        <figure class="card chart" part="card" aria-labelledby="active-users">
            <div class="card-head">
                <div class="card-name"><Heading class="card-title" id="active-users" part="title" content="Active Users" /> " in the last 30 days"</div>
                {dated}
            </div>
            {partly}
            {doubts}
            {figure}
            <figcaption class="card-text" part="summary"><slot name=nobody>{sentence}</slot></figcaption>
            {since}
            {drawing}
            {asides}
            {open_end}
            {rest}
        </figure>
    }
}

/// `▼ 51 fewer than 30 days ago (−16%)`
fn since(change: Change, says_among: bool) -> Markup {
    let by = number(change.by);
    let (class, sign, arrow, sentence) = match change.direction {
        Ordering::Equal => ("since", "", "", "No change from 30 days ago".to_owned()),
        Ordering::Greater => (
            "since since-more",
            "+",
            "▲ ",
            format!("{by} more than 30 days ago"),
        ),
        Ordering::Less => (
            "since since-fewer",
            "−",
            "▼ ",
            format!("{by} fewer than 30 days ago"),
        ),
    };
    let percent = change.share.filter(|_| change.by > 0);
    let percent = percent.map(|percent| format!(" ({sign}{})", share(percent)));
    let among =
        says_among.then(|| markup! { <span class="quiet">", among users onboarded today"</span> });
    markup! {
        <p class=class><span aria-hidden="true">{arrow}</span> {sentence} {percent} {among}</p>
    }
}

fn definition(as_of: &AsOf, product: &str) -> Markup {
    let since = cutoff(as_of.at);
    markup! {
        <details class="aside">
            <summary><span>"What counts as active?"</span></summary>
            <div class="aside-text">
                <p>
                    {format!("An onboarded user is active if they opened {product} or used autofill on any device since ")}
                    <time datetime=since.to_rfc3339()>{day_and_time(since)}</time>
                    ", 30 days (30 × 24 hours) before this data was generated. Setting up the vault happens in the app, so it counts. A day of use without a time counts until the end of that day."
                </p>
                <p>"Syncing, signing in to the admin console and opening an e-mail do not count."</p>
                <p>"The comparison with 30 days ago is among users who are onboarded today."</p>
                <p>"Onboarded means that a license is assigned, the vault has been created and the account is enabled."</p>
            </div>
        </details>
    }
}

fn table(rows: [(&'static str, usize, String); 2], onboarded: usize) -> Markup {
    let rows = rows.into_iter().map(|(label, count, share)| {
        markup! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number">{number(count)}</td>
                <td class="number">{share}</td>
            </tr>
        }
    });
    let noun = if onboarded == 1 { "user" } else { "users" };
    let caption = format!("Activity of {} onboarded {noun}", number(onboarded));
    markup! {
        <details class="aside">
            <summary><span>"Show as a table"</span></summary>
            <table class="small-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Activity"</th>
                        <th scope="col" class="number">"Users"</th>
                        <th scope="col" class="number">"Share"</th>
                    </tr>
                </thead>
                <tbody>{rows.collect::<Vec<_>>()}</tbody>
            </table>
        </details>
    }
}
