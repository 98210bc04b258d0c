//! Turns "so many days ago" into an instant.

use std::ops::Range;

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use fastrand::Rng;

/// The hours (UTC) during which people use the app.
pub const DAYTIME: Range<i64> = 7..19;
/// The hours during which vaults are created: early enough for a first item on the same day.
pub const MORNING: Range<i64> = 7..13;

/// A random second within `hours` on the UTC date `days_ago` days before `as_of`, but
/// never after `as_of`.
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
