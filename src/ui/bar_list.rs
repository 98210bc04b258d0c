use leptos::prelude::*;

use super::format::{number, users};
use crate::domain::{Activity, Word};

/// One bar: a number of users that links to the list of just those users.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What the users have in common.
    pub label: &'static str,
    /// The same as a word of the URL, where it is one of activity.
    pub activity: Option<Activity>,
    /// The link's target.
    pub href: String,
    /// How many they are.
    pub users: usize,
    /// Their share, ready to read; left out where it says nothing.
    pub share: Option<String>,
    /// In thousandths of the track.
    pub length: u64,
    /// How it is drawn.
    pub tone: Tone,
}

/// How a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The one that the eye should find first.
    Accent,
    /// All others.
    Neutral,
}

impl Tone {
    fn as_str(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Neutral => "neutral",
        }
    }
}

impl Bar {
    /// The link's name: `Active: 68,538 users (76%)`.
    pub fn name(&self) -> String {
        let share = self
            .share
            .as_ref()
            .map(|share| format!(" ({share})"))
            .unwrap_or_default();
        format!("{}: {}{share}", self.label, users(self.users))
    }
}

/// A list of bars. Each is one link, whatever the length of its bar, so that a bar of one user
/// beside a million can be hit and read.
#[component]
pub fn BarList(
    /// The bars, from top to bottom.
    bars: Vec<Bar>,
    /// Whether they are what the page is about.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let bars = bars
        .into_iter()
        .map(|bar| view! { <li><BarLink bar /></li> })
        .collect_view();
    let class = if large { "bars bars-large" } else { "bars" };
    view! { <ul class=class>{bars}</ul> }
}

#[component]
fn BarLink(bar: Bar) -> impl IntoView {
    let name = bar.name();
    let activity = bar.activity.map(Word::as_str);
    let share = bar
        .share
        .map(|share| view! { <span class="bar-share">{format!("({share})")}</span> });
    view! {
        <a class="bar" part="bar" href=bar.href aria-label=name data-count=bar.users.to_string() data-activity=activity>
            <span class="bar-label">{bar.label}</span>
            " "
            <span class="bar-count">
                <span class="bar-number" part="number">{number(bar.users)}</span>
                {if bar.users == 1 { " user" } else { " users" }}
            </span>
            " "
            {share}
            <svg class="bar-drawing" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-track" width="1000" height="1" />
                <rect class=format!("bar-fill bar-fill-{}", bar.tone.as_str()) part=format!("fill {}", activity.unwrap_or_default()) width=bar.length.to_string() height="1" />
            </svg>
        </a>
    }
}
