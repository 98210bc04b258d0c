//! Turns a story into dates: activation <= vault <= first item <= uses <= `as_of`.

use chrono::{DateTime, NaiveDate, Utc};
use fastrand::Rng;

use super::moment::{DAYTIME, MORNING, minutes_before, on_day};
use super::reminders::reminders;
use super::story::{Habit, Stage, Story};

/// How many days before `as_of` the history begins. It contains every day of use since then.
const REACH: i64 = 125;

/// One user's dates.
pub struct Timeline {
    pub activated_at: Option<DateTime<Utc>>,
    pub vault_created_at: Option<DateTime<Utc>>,
    pub first_item_at: Option<DateTime<Utc>>,
    /// One use for each day of use after setup, newest first.
    pub uses: Vec<DateTime<Utc>>,
    /// Days of use, newest first. They include the day of setup if it is within the history.
    pub active_on: Vec<NaiveDate>,
    /// Oldest first.
    pub reminders: Vec<DateTime<Utc>>,
}

impl Timeline {
    /// The dates of `story`, counted back from `as_of`.
    pub fn new(story: &Story, as_of: DateTime<Utc>, rng: &mut Rng) -> Self {
        let joined_at = on_day(as_of, story.joined, MORNING, rng);
        let reached = |stage| (story.stage >= stage).then_some(joined_at);
        let vault_created_at = reached(Stage::SetUp);

        let days = story
            .idle
            .map_or_else(Vec::new, |idle| days_of_use(story, idle, rng));
        let uses: Vec<_> = days
            .iter()
            .map(|&day| on_day(as_of, day, DAYTIME, rng))
            .collect();
        let reached_days = days.iter().zip(&uses).filter(|(day, _)| **day <= REACH);
        let mut active_on: Vec<_> = reached_days.map(|(_, at)| at.date_naive()).collect();
        if vault_created_at.is_some() && story.joined <= REACH {
            active_on.push(joined_at.date_naive());
        }
        active_on.dedup();

        Self {
            activated_at: match vault_created_at {
                Some(vault) => Some(minutes_before(vault, 2..4000, rng)),
                None => reached(Stage::Activated),
            },
            vault_created_at,
            first_item_at: reached(Stage::Using)
                .map(|vault| minutes_before(vault, -300..-4, rng).min(as_of)),
            reminders: reminders(story, &days, as_of, rng),
            uses,
            active_on,
        }
    }
}

/// The days of use after the day of setup, in days before `as_of`, newest first.
fn days_of_use(story: &Story, last: i64, rng: &mut Rng) -> Vec<i64> {
    let oldest = (story.joined - 1).min(REACH.max(last));
    let mut days = vec![last];
    let mut day = last;
    loop {
        day += match story.habit {
            Habit::Daily => rng.i64(1..4),
            Habit::Weekly => rng.i64(4..9),
            Habit::OpensOnly => rng.i64(2..10),
            // These three days and the day of setup are fewer than the five that make a habit.
            Habit::Brief if days.len() == 3 => break,
            Habit::Brief => rng.i64(1..6),
            Habit::Returned if days.len() == 3 => rng.i64(32..41),
            Habit::Returned => rng.i64(1..4),
        };
        if day > oldest {
            break;
        }
        days.push(day);
    }
    days
}
