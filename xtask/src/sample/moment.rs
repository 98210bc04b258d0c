//! From "so many days ago" to an instant.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use fastrand::Rng;

/// Hours (UTC) at which people use the app.
pub const DAYTIME: Range<i64> = 7..19;
/// Hours at which vaults are set up: early enough for a first item on the same day.
pub const MORNING: Range<i64> = 7..13;

/// An instant on the UTC date `days_ago` before `as_of`, at a random second within `hours`, never after `as_of`.
pub fn on_day(
    as_of: DateTime<Utc>,
    days_ago: i64,
    hours: Range<i64>,
    rng: &mut Rng,
) -> DateTime<Utc> {
    let date = as_of.date_naive() - Days::new(days_ago.unsigned_abs());
    let second = TimeDelta::seconds(rng.i64(hours.start * 3600..hours.end * 3600));
    let latest = minutes_before(as_of, 1..30, rng);
    (date.and_time(NaiveTime::MIN).and_utc() + second).min(latest)
}

/// A random number of minutes before `then`.
pub fn minutes_before(then: DateTime<Utc>, minutes: Range<i64>, rng: &mut Rng) -> DateTime<Utc> {
    then - TimeDelta::minutes(rng.i64(minutes))
}
