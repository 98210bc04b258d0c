use leptos::prelude::*;

use super::part::part;
use crate::context::Lists;
use crate::domain::{Instant, cutoff};
use crate::drawing::Timeline;
use crate::markup::{Markup, Value, markup};
use crate::reactive::Memo;
use crate::store::Profile;
use crate::ui::{calendar_day, day, decimal};

/// Two triangles, a rhombus and a ring around the place that they mark.
const REMINDER: &str = "M0-4 4.5 3.5h-9z";
const CONTACT: &str = "M0 4-4.5-3.5h9z";
const ADDED: &str = "M0-4.5 4.5 0 0 4.5-4.5 0z";
const SETUP: &str = "M0-3.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 1 1 0-7z";

/// Where the label of the cut-off would leave the drawing if it stood above the middle of its line.
const NEAR_THE_START: f64 = 20.0;

/// The days of use of the last 90 as a drawing, no longer than the history; nothing where the data
/// has no days of use.
#[component]
pub fn Days(
    /// The user whose days of use are drawn.
    profile: Profile,
    /// The end of the drawing.
    as_of: Instant,
    /// How many levels the heading is below the others.
    below: u8,
) -> Value {
    let (lists, id) = (Lists::expect(), profile.user.id.to_string());
    let contacts = Memo::new(move |_| {
        let log = lists.log().state().list;
        let entries = log.iter().flat_map(|log| log.of_user(&id));
        entries.map(|entry| entry.at).collect::<Vec<_>>()
    });
    Value::reactive(move || {
        let contacts = contacts.read();
        let timeline = Timeline::of(&profile.user, profile.history, &contacts, as_of)?;
        let note = sentence(&timeline);
        let drawing = drawing(&timeline, as_of);
        Some(part("Days of use", below, Some(note), drawing.into()))
    })
}

/// `31 of the last 90`.
fn sentence(timeline: &Timeline) -> String {
    let used = match timeline.used.len() {
        0 => "None".to_owned(),
        used => used.to_string(),
    };
    let length = timeline.length();
    match (timeline.is_whole(), length) {
        (true, _) => format!("{used} of the last {length}"),
        // The day of the data alone.
        (false, 1) => format!("{used} known, from today on"),
        (false, _) => format!(
            "{used} of the {length} known, from {} on",
            calendar_day(timeline.first)
        ),
    }
}

fn drawing(timeline: &Timeline, as_of: Instant) -> Markup {
    let width = percent(timeline.percent(0.75));
    let days = (0..timeline.length()).map(|day| {
        let class = if timeline.used.contains(&day) {
            "day day-used"
        } else {
            "day"
        };
        let x = percent(timeline.percent(f64::from(day) + 0.125));
        markup! { <rect class=class x=x y="1.75em" width=width.clone() height="2em" /> }
    });
    let days: Vec<_> = days.collect();
    let marks = |days: &[i32], path: &'static str, class: &'static str| {
        let mark = |day: &i32| {
            let x = percent(timeline.middle(*day));
            markup! { <svg x=x y="4.5em" class="mark"><path class=class d=path /></svg> }
        };
        days.iter().map(mark).collect::<Vec<_>>()
    };
    let setup: Vec<_> = timeline.setup.into_iter().collect();
    let cut = timeline.cutoff.map(|place| {
        let at = timeline.percent(place);
        let anchor = if at < NEAR_THE_START {
            "start"
        } else {
            "middle"
        };
        let label = format!("cut-off {}", day(cutoff(as_of)));
        let (x, shown) = (percent(at), x_of_label(at));
        vec![
            markup! { <line class="day-cutoff" x1=x.clone() x2=x y1="1.35em" y2="5em" /> },
            markup! { <text class="day-label" x=shown y="1em" text-anchor=anchor>{label}</text> },
        ]
    });
    let keys = [
        (
            !timeline.used.is_empty(),
            "used",
            "M-4-4h8v8h-8z",
            "day-used",
        ),
        (
            !timeline.reminders.is_empty(),
            "reminder",
            REMINDER,
            "mark-drawing",
        ),
        (
            !timeline.contacts.is_empty(),
            "message or call",
            CONTACT,
            "mark-drawing",
        ),
        (
            !timeline.added.is_empty(),
            "device added",
            ADDED,
            "mark-drawing",
        ),
        (!setup.is_empty(), "set up", SETUP, "mark-open"),
    ];
    let keys = keys
        .into_iter()
        .filter(|(is_drawn, ..)| *is_drawn)
        .map(|(_, name, path, class)| {
            markup! {
                <span class="day-key">
                    <svg class="day-key-drawing" viewBox="-5 -5 10 10"><path class=class d=path /></svg>
                    {name}
                </span>
            }
        });
    let keys: Vec<_> = keys.collect();
    markup! {
        <div class="days" aria-hidden="true">
            <svg class="days-drawing" width="100%" height="6.5em">
                {days}
                {cut}
                {marks(&timeline.reminders, REMINDER, "mark-drawing")}
                {marks(&timeline.contacts, CONTACT, "mark-drawing")}
                {marks(&timeline.added, ADDED, "mark-drawing")}
                {marks(&setup, SETUP, "mark-open")}
                <text class="day-label" x="0" y="6.25em">{calendar_day(timeline.first)}</text>
                <text class="day-label" x="100%" y="6.25em" text-anchor="end">{calendar_day(timeline.last)}</text>
            </svg>
            <p class="day-keys">{keys}</p>
        </div>
    }
}

/// Where the label of a line stands: above it, or at the beginning where it would not have room.
fn x_of_label(at: f64) -> String {
    percent(if at < NEAR_THE_START { at.min(2.0) } else { at })
}

fn percent(value: f64) -> String {
    format!("{}%", decimal(value))
}
