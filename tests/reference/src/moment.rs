//! Instants as nanoseconds, and days.

use chrono::{DateTime, NaiveDate, NaiveTime};

/// Nanoseconds since 1970, UTC.
pub type Ns = i64;

pub const HOUR: Ns = 3_600_000_000_000;
pub const DAY: Ns = 24 * HOUR;

/// Parses RFC 3339 with any offset and up to nine fractional digits.
/// CHOICE: a date beyond the range of 64-bit nanoseconds is still a date, at the nearer end.
pub fn instant(text: &str) -> Option<Ns> {
    let fraction = text.split('.').nth(1).unwrap_or("");
    if fraction.chars().take_while(char::is_ascii_digit).count() > 9 {
        return None;
    }
    let time = DateTime::parse_from_rfc3339(text).ok()?;
    let end = if time.timestamp() < 0 {
        Ns::MIN
    } else {
        Ns::MAX
    };
    Some(time.timestamp_nanos_opt().unwrap_or(end))
}

/// Like [`instant`], for optional dates: 1970 or earlier, which is zero in other
/// systems, means no date.
pub fn known(text: &str) -> Option<Option<Ns>> {
    Some(Some(instant(text)?).filter(|at| *at > 0))
}

/// Parses a day as `YYYY-MM-DD` and nothing else.
pub fn day(text: &str) -> Option<NaiveDate> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    if text.len() != 10 || digits != 8 {
        return None;
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

pub fn day_of(instant: Ns) -> NaiveDate {
    DateTime::from_timestamp_nanos(instant).date_naive()
}

pub fn start_of(day: NaiveDate) -> Ns {
    day.and_time(NaiveTime::MIN)
        .and_utc()
        .timestamp_nanos_opt()
        .unwrap_or(if day < day_of(0) { Ns::MIN } else { Ns::MAX })
}

/// CHOICE: a day ends with its last nanosecond, which still belongs to it.
pub fn end_of(day: NaiveDate) -> Ns {
    start_of(day).saturating_add(DAY - 1)
}
