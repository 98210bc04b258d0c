//! The days of use as a drawing: where everything stands on it.

use crate::domain::{Day, Instant, Span, TOLERANCE, User, cutoff};

/// The most days that are drawn, that of `as_of` included.
const DAYS: i32 = 90;

/// The days of use of the last 90, no longer than the history, with what happened meanwhile. All
/// places count days from `first`, which is 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    /// The first day.
    pub first: Day,
    /// The last day: that of `as_of`.
    pub last: Day,
    /// Days with a use. Setting up the vault is none, though the rules count it as an opening.
    pub used: Vec<i32>,
    /// The day on which the vault was set up.
    pub setup: Option<i32>,
    /// Where the window begins in which a use makes a user Active, with the part of the day.
    pub cutoff: Option<f64>,
    /// Days on which a reminder was sent.
    pub reminders: Vec<i32>,
    /// Days on which a message or a call to the user was logged.
    pub contacts: Vec<i32>,
    /// Days on which a device was added, that of the setup aside.
    pub added: Vec<i32>,
}

impl Timeline {
    /// What is known of one user, and when messages and calls to them were logged; `None` where the data has no days of use, from which nobody could
    /// tell a day without a use from one that is not known.
    pub fn of(
        user: &User<'_>,
        history: Option<Day>,
        contacts: &[Instant],
        as_of: Instant,
    ) -> Option<Self> {
        let last = as_of.day();
        // Nothing is known from before the history.
        let first = Day(last.0 - DAYS + 1).max(history.unwrap_or(last));
        if user.active_on.is_empty() || first > last {
            return None;
        }
        let places = |days: &mut dyn Iterator<Item = Day>| {
            let mut places: Vec<_> = days
                .filter(|day| (first..=last).contains(day))
                .map(|day| day.0 - first.0)
                .collect();
            places.sort_unstable();
            places.dedup();
            places
        };
        let setup = user.vault_created_at.map(Instant::day);
        let is_told = |at: &Instant| *at <= as_of + TOLERANCE;

        // What shows a use on the day of the setup is known to the moment and after it.
        let after_setup = |at: &Instant| user.vault_created_at.is_none_or(|setup| *at > setup);
        let is_other_day = |day: &Day| Some(*day) != setup;
        let moments = user.moments_of_use();
        let moments = moments.filter(|at| after_setup(at) || is_other_day(&at.day()));
        let days = user.active_on.iter().copied().filter(is_other_day);
        let added = user.devices().iter().filter_map(|device| device.added_at);
        let cutoff = cutoff(as_of);
        Some(Self {
            used: places(&mut days.chain(moments.map(Instant::day))),
            setup: places(&mut setup.into_iter()).first().copied(),
            cutoff: (cutoff >= first.start()).then(|| days_between(first.start(), cutoff)),
            reminders: places(
                &mut user
                    .reminders
                    .iter()
                    .filter(|at| is_told(at))
                    .map(|at| at.day()),
            ),
            contacts: places(&mut contacts.iter().map(|at| at.day())),
            added: places(&mut added.filter(is_told).map(Instant::day).filter(is_other_day)),
            first,
            last,
        })
    }

    /// How many days are drawn.
    pub fn length(&self) -> i32 {
        self.last.0 - self.first.0 + 1
    }

    /// Whether the whole time is known that is usually drawn.
    pub fn is_whole(&self) -> bool {
        self.length() == DAYS
    }

    /// A place in percent of the width.
    pub fn percent(&self, place: f64) -> f64 {
        // Two digits are finer than what a screen draws.
        (place / f64::from(self.length()) * 10_000.0).round() / 100.0
    }

    /// The middle of a day in percent of the width.
    pub fn middle(&self, day: i32) -> f64 {
        self.percent(f64::from(day) + 0.5)
    }
}

/// Days from one instant to a later one, with the part of a day.
fn days_between(from: Instant, to: Instant) -> f64 {
    (to - from).whole_minutes() as f64 / Span::days(1).whole_minutes() as f64
}
