//! When a user's reminders were sent.

use chrono::{DateTime, Utc};
use fastrand::Rng;

use super::moment::on_day;
use super::story::{Reminders, Story};

/// Reminders go out in the morning.
const HOURS: std::ops::Range<i64> = 9..10;
/// How many days ago an earlier reminder was sent at least, to stay clear of "in the last 7 days".
const CLEAR_OF_LAST_WEEK: i64 = 9;

/// When the reminders were sent, oldest first. `uses` are days before `as_of`, newest first.
pub fn reminders(
    story: &Story,
    uses: &[i64],
    as_of: DateTime<Utc>,
    rng: &mut Rng,
) -> Vec<DateTime<Utc>> {
    let days = match story.reminders {
        Reminders::None => Vec::new(),
        Reminders::LastWeek => vec![rng.i64(2..6)],
        Reminders::Earlier(count) => spread(count, story.silence(), rng),
        Reminders::Answered => before_the_return(uses, rng).into_iter().collect(),
    };
    days.into_iter()
        .map(|day| on_day(as_of, day, HOURS, rng))
        .collect()
}

/// `count` days spread evenly between the last use and a week ago, oldest first.
fn spread(count: u8, silence: i64, rng: &mut Rng) -> Vec<i64> {
    let part = ((silence - CLEAR_OF_LAST_WEEK) / i64::from(count.max(1))).max(1);
    (0..i64::from(count))
        .rev()
        .map(|turn| CLEAR_OF_LAST_WEEK + turn * part + rng.i64(0..part))
        .collect()
}

/// A few days before the use that ended a gap of 30 days or more.
fn before_the_return(uses: &[i64], rng: &mut Rng) -> Option<i64> {
    let gap = uses.windows(2).find_map(|pair| match pair {
        [later, earlier] if earlier - later >= 30 => Some(*later),
        _ => None,
    })?;
    Some(gap + rng.i64(1..11))
}
