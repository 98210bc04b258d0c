use std::borrow::Cow;

use super::format::{number, users};
use crate::domain::{Activity, Word};
use crate::markup::{Markup, markup};

/// One bar: a number of users that links to the list of just those users.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What the users have in common.
    pub label: Cow<'static, str>,
    /// The same as a word of the URL, where it is one of activity.
    pub activity: Option<Activity>,
    /// The link's target; left out where there must be no link.
    pub href: Option<String>,
    /// How many they are.
    pub users: usize,
    /// Their share, ready to read; left out where it says nothing.
    pub share: Option<String>,
    /// In thousandths of the track; left out where nothing is drawn.
    pub length: Option<u64>,
    /// How it is drawn.
    pub tone: Tone,
    /// The path of an icon of 16 by 16 before the label.
    pub icon: Option<&'static str>,
    /// One line below the label.
    pub why: Option<&'static str>,
    /// A second link, to something that can be done about the users at once: its label and target.
    pub act: Option<(&'static str, String)>,
}

impl Default for Bar {
    fn default() -> Self {
        Self {
            label: Cow::Borrowed(""),
            activity: None,
            href: None,
            users: 0,
            share: None,
            length: None,
            tone: Tone::Neutral,
            icon: None,
            why: None,
            act: None,
        }
    }
}

/// How a bar is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The one that the eye should find first.
    Accent,
    /// Most others.
    Neutral,
    /// More than the others.
    Strong,
    /// Between the two.
    Middle,
    /// Where something is missing.
    Missing,
    /// Outside of what it is about: an outline.
    Outside,
}

impl Tone {
    /// The word for the styles.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accent => "accent",
            Self::Neutral => "neutral",
            Self::Strong => "strong",
            Self::Middle => "middle",
            Self::Missing => "missing",
            Self::Outside => "outside",
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
///
/// `look` is how they are arranged: `large` for what the page is about, `rows` for one line each.
pub fn bar_list(bars: Vec<Bar>, look: &'static str) -> Markup {
    let bars: Vec<_> = bars.into_iter().map(item).collect();
    markup! { <ul class=format!("bars bars-{look}")>{bars}</ul> }
}

fn item(bar: Bar) -> Markup {
    // Without a link there is nothing to name.
    let name = bar.href.as_ref().map(|_| bar.name());
    let has_link = name.as_ref().map(|_| "true");
    let activity = bar.activity.map(Word::as_str);
    let icon = bar.icon.map(|path| {
        markup! {
            <svg class="bar-icon" viewBox="0 0 16 16" aria-hidden="true">
                <path d=path />
            </svg>
        }
    });
    // These lie on the link, not in it: its name says the share in other words, and the rest is its
    // description.
    let why = bar
        .why
        .map(|why| markup! { <span class="bar-why" aria-hidden="true">{why}</span> });
    let share = bar
        .share
        .map(|share| markup! { <span class="bar-share" aria-hidden=has_link>{share}</span> });
    let act = bar.act.map(|(label, href)| {
        let name = format!("{label} {}: {}", bar.label, users(bar.users));
        markup! { <a class="button bar-act" href=href aria-label=name>{label}</a> }
    });
    let drawing = bar.length.map(|length| {
        markup! {
            <svg class="bar-drawing" viewBox="0 0 1000 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar-track" width="1000" height="1" />
                <rect class=format!("bar-fill bar-fill-{}", bar.tone.as_str()) part=format!("fill {}", activity.unwrap_or_default()) width=length.to_string() height="1" />
            </svg>
        }
    });
    markup! {
        <li>
            <a class="bar" part="bar" href=bar.href aria-label=name aria-description=bar.why data-count=bar.users.to_string() data-activity=activity>
                {icon}
                <bdi class="bar-label">{bar.label}</bdi>
                " "
                <span class="bar-number" part="number">{number(bar.users)}</span>
                {drawing}
            </a>
            {share}
            {why}
            {act}
        </li>
    }
}
