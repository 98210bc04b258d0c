use std::time::Duration;

use leptos::prelude::*;

use super::format::{bytes, number};
use crate::engine::Progress;
use crate::markup::{Markup, markup};
use crate::reactive::{Memo, ReadSignal, signal};

/// What a page looks like before its data comes: blocks in the places of what will stand there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skeleton {
    /// The cards of the Dashboard.
    Dashboard,
    /// The list of users: a head and rows.
    List {
        /// Whether rows stand close together.
        compact: bool,
    },
    /// The two columns of a user.
    User,
    /// Four figures and the table of sends.
    Reminders,
    /// The text of the guide.
    Guide,
    /// The one card of the chart.
    Chart,
}

impl Skeleton {
    /// The classes of the whole, and those of the blocks.
    fn classes(self) -> (&'static str, &'static str) {
        match self {
            Self::Dashboard => ("loading loading-dashboard", "skeleton dashboard"),
            Self::List { compact: false } => ("loading loading-list", "skeleton-list"),
            Self::List { compact: true } => {
                ("loading loading-list loading-compact", "skeleton-list")
            }
            Self::User => ("loading loading-user", "skeleton user-columns"),
            Self::Reminders => ("loading loading-reminders", "skeleton"),
            Self::Guide => ("loading loading-guide", "skeleton"),
            Self::Chart => ("loading loading-chart", "skeleton"),
        }
    }

    /// How many blocks each card or row has.
    fn blocks(self) -> &'static [usize] {
        match self {
            Self::Dashboard => &[4, 2, 6, 6, 3, 3],
            Self::List { .. } => &[4; 16],
            Self::User => &[4, 5, 3, 3, 4, 5],
            Self::Reminders => &[3, 3, 3, 3, 8],
            Self::Guide => &[5, 6, 6, 6],
            Self::Chart => &[4],
        }
    }
}

/// Shown in place of the numbers while they load. How far the load has come shows after
/// half a second: before, it would only flicker.
#[component]
pub fn Loading(
    /// The progress of the load.
    progress: Callback<(), Progress>,
    /// What comes in its place.
    skeleton: Skeleton,
    /// Draws what is known so far in place of the first block; `None` if nothing is.
    #[prop(default = None)]
    live: Option<Callback<Progress, Option<Markup>>>,
) -> Markup {
    let is_slow = is_slow();
    let live = move || live.filter(|_| is_slow.get())?.run(progress.run(()));
    let quarter = Memo::new(move |_| quarter(progress.run(())));
    let text = move || said(progress.run(()));
    let share = move || {
        let Progress { bytes, total, .. } = progress.run(());
        total.map(|total| (bytes, total.max(1)))
    };
    let meter = move || {
        let (read, total) = share().unzip();
        let [value, max] = [read, total].map(|bytes| bytes.map(|bytes| bytes.to_string()));
        markup! { <progress class="progress" aria-label="Loading" value=value max=max></progress> }
    };
    let (class, drawing) = skeleton.classes();
    let block = |count: usize| {
        let lines: Vec<_> = (0..count).map(|_| markup! { <span></span> }).collect();
        markup! { <div aria-hidden="true">{lines}</div> }
    };
    let (first, others) = skeleton.blocks().split_first().unwrap_or((&0, &[]));
    let first = move || match live() {
        Some(live) => live,
        None => block(*first),
    };
    let others: Vec<_> = others.iter().map(|count| block(*count)).collect();
    markup! {
        <div class=class>
            <p class="visually-hidden" role="status">{move || spoken(quarter.get())}</p>
            <div class=drawing>{move || first()} {others}</div>
            <div class="loading-progress">
                {move || meter()}
                <p class="loading-text">{move || text()}</p>
            </div>
        </div>
    }
}

/// Turns true after half a second.
fn is_slow() -> ReadSignal<bool> {
    let (is_slow, set_is_slow) = signal(false);
    let turn = move || {
        set_is_slow.set(true);
    };
    let timeout = set_timeout_with_handle(turn, Duration::from_millis(500));
    on_cleanup(move || drop(timeout.map(|timeout| timeout.clear())));
    is_slow
}

/// How many quarters of the data are there.
fn quarter(Progress { bytes, total, .. }: Progress) -> usize {
    let quarter = total.and_then(|total| (bytes * 4).checked_div(total));
    quarter.unwrap_or_default() as usize
}

/// What a screen reader announces: the start and at most three steps.
fn spoken(quarter: usize) -> String {
    match quarter {
        0 => "Loading users".to_owned(),
        quarter => format!("Loading users, {}%", quarter.min(3) * 25),
    }
}

/// How far a load has come; nothing before its first byte, which would only say that it is slow.
fn said(
    Progress {
        records,
        bytes: read,
        total,
        ..
    }: Progress,
) -> Option<String> {
    let of = total.map(|total| format!(" of {}", bytes(total)));
    let read_bytes = format!("{}{}", bytes(read), of.unwrap_or_default());
    match (read, records) {
        (0, _) => None,
        (_, 0) => Some(read_bytes),
        (_, 1) => Some(format!("1 record, {read_bytes}")),
        _ => Some(format!(
            "{} records, {read_bytes}",
            number(records as usize)
        )),
    }
}
