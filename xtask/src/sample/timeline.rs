//! A story's dates: activated <= vault <= first item <= uses <= `as_of`.

use chrono::{DateTime, NaiveDate, Utc};
use fastrand::Rng;

use super::moment::{DAYTIME, MORNING, minutes_before, on_day};
use super::reminders::reminders;
use super::story::{Habit, Stage, Story};

/// The history's reach, in days before `as_of`: every day of use since then is in it.
const REACH: i64 = 125;

/// One member's dates.
pub struct Timeline {
    pub activated_at: Option<DateTime<Utc>>,
    pub vault_created_at: Option<DateTime<Utc>>,
    pub first_item_at: Option<DateTime<Utc>>,
    /// One use a day after the set-up, newest first.
    pub uses: Vec<DateTime<Utc>>,
    /// Days with any use, newest first; the day of the set-up is one where the history reaches it.
    pub active_on: Vec<NaiveDate>,
    /// Oldest first.
    pub reminders: Vec<DateTime<Utc>>,
}

impl Timeline {
    /// The dates of `story` as seen at `as_of`.
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

/// The days of use, in days before `as_of`, newest first, all after the day of the set-up.
fn days_of_use(story: &Story, last: i64, rng: &mut Rng) -> Vec<i64> {
    let oldest = (story.joined - 1).min(REACH.max(last));
    let mut days = vec![last];
    let mut day = last;
    loop {
        day += match story.habit {
            Habit::Daily => rng.i64(1..4),
            Habit::Weekly => rng.i64(4..9),
            Habit::OpensOnly => rng.i64(2..10),
            // Three days and that of the set-up are fewer than the five that make a habit.
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
