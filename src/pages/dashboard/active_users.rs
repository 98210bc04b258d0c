use std::cmp::Ordering;

use leptos::prelude::*;

use super::everyone::NotInChart;
use crate::context::Paths;
use crate::domain::{Activity, Word, cutoff};
use crate::drawing::{Change, bar_length, change as compare, shares};
use crate::engine::{AsOf, Loaded};
use crate::pages::as_of::AsOfLine;
use crate::store::Summary;
use crate::ui::{Bar, BarList, Heading, Tone, day_and_time, number, reactive, share};

/// The chart: two bars, the same in words and as a table, and what they leave out.
#[component]
pub fn ActiveUsers(
    /// The counts of the dashboard.
    summary: Summary,
    /// The load that they come from.
    loaded: Loaded,
    /// Active users now and 30 days ago, where the data tells.
    change: Callback<(), Option<(usize, usize)>>,
    /// The product's name.
    product: String,
    /// Whether to show only the bars.
    #[prop(optional)]
    compact: bool,
    /// Whether the page around it says when the data was made and whom it leaves out.
    #[prop(optional)]
    in_page: bool,
) -> impl IntoView {
    let paths = Paths::expect();
    let (is_partial, has_unread) = (loaded.partial.is_some(), loaded.set_aside > 0);
    let partly = if loaded.is_unreadable() {
        "Incomplete: some of the data couldn't be read."
    } else {
        "Incomplete: not all data was received."
    };
    let has_open_end = loaded.has_open_end && !is_partial;
    let has_doubts = !loaded.doubts.is_empty();
    let as_of = loaded.as_of;
    let onboarded = summary.onboarded.users;
    let (active, inactive) = (&summary.active, &summary.inactive);
    let (active_share, inactive_share) = shares(active.users, inactive.users);
    let (active_share, inactive_share) = (share(active_share), share(inactive_share));
    let bar = |activity: Activity, count: &crate::store::Count, share: &String, tone| Bar {
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
    let figure =
        (onboarded > 0 && !compact).then(|| view! { <p class="figure">{active_share.clone()}</p> });
    let drawing = (onboarded > 0).then(|| {
        view! {
            <BarList bars look="large" />
            {(!compact).then(|| view! {
                <div class="asides">
                    <Definition as_of=as_of.clone() product />
                    <Table
                        rows=vec![
                            ("Active", active.users, active_share),
                            ("Inactive", inactive.users, inactive_share),
                        ]
                        onboarded
                    />
                </div>
            })}
        }
    });

    let since = reactive(move || {
        let (now, before) = change.run(())?;
        Some(view! { <Since change=compare(now, before) among=!in_page /> }.into_any())
    });

    view! {
        <figure class="card chart" part="card" aria-labelledby="active-users">
            <div class="card-head">
                <div class="card-name">
                    <Heading class="card-title" id="active-users" part="title">"Active Users"</Heading>
                    " in the last 30 days"
                </div>
                {(!in_page).then(|| view! { <AsOfLine as_of without_refresh=true /> })}
            </div>
            {is_partial.then(|| view! { <p class="chart-partial">{partly}</p> })}
            {has_doubts.then(|| view! { <p class="chart-partial">"Some figures contradict each other or can't be read."</p> })}
            {figure}
            <figcaption class="card-text" part="summary"><slot name=nobody>{sentence}</slot></figcaption>
            {since}
            {drawing}
            {has_open_end.then(|| view! { <p class="quiet">"This data format can't show whether the list is complete."</p> })}
            {(!compact && says_rest).then(|| view! { <NotInChart summary /> })}
        </figure>
    }
}

/// `▼ 51 fewer than 30 days ago (−16%)`
#[component]
fn Since(change: Change, among: bool) -> impl IntoView {
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
    let among = among.then(|| view! { <span class="quiet">", among users onboarded today"</span> });
    view! {
        <p class=class><span aria-hidden="true">{arrow}</span> {sentence} {percent} {among}</p>
    }
}

#[component]
fn Definition(as_of: AsOf, product: String) -> impl IntoView {
    view! {
        <details class="aside">
            <summary><span>"What counts as active?"</span></summary>
            <div class="aside-text">
                <p>
                    {format!("An onboarded user is active if they opened {product} or used autofill on any device since ")}
                    <time datetime=cutoff(as_of.at).to_rfc3339()>{day_and_time(cutoff(as_of.at))}</time>
                    ", 30 days (30 × 24 hours) before this data was generated. Setting up the vault happens in the app, so it counts. A day of use without a time counts until the end of that day."
                </p>
                <p>"Syncing, signing in to the admin console and opening an e-mail do not count."</p>
                <p>"The comparison with 30 days ago is among users who are onboarded today."</p>
                <p>"Onboarded means that a license is assigned, the vault has been created and the account is enabled."</p>
            </div>
        </details>
    }
}

#[component]
fn Table(rows: Vec<(&'static str, usize, String)>, onboarded: usize) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|(label, count, share)| {
            view! {
                <tr>
                    <th scope="row">{label}</th>
                    <td class="number">{number(count)}</td>
                    <td class="number">{share}</td>
                </tr>
            }
        })
        .map(IntoAny::into_any)
        .collect_view();
    view! {
        <details class="aside">
            <summary><span>"Show as a table"</span></summary>
            <table class="small-table">
                <caption class="visually-hidden">{format!("Activity of {} onboarded {}", number(onboarded), if onboarded == 1 { "user" } else { "users" })}</caption>
                <thead>
                    <tr>
                        <th scope="col">"Activity"</th>
                        <th scope="col" class="number">"Users"</th>
                        <th scope="col" class="number">"Share"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
}
