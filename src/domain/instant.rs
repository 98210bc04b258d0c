use std::ops::{Add, Sub};

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};

use super::calendar::{Dates, utc};

const NANOS: i64 = 1_000_000_000;

/// A moment in UTC, in nanoseconds since 1970. It reaches from the year 1678 to 2261; a moment
/// outside that is held at the nearer end, which keeps every comparison right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Instant(i64);

/// A length of time in nanoseconds. It is negative where an event is after the instant that
/// it is measured from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span(i64);

/// A calendar day of UTC, in days since 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i32);

impl Span {
    /// So many hours.
    pub const fn hours(hours: i64) -> Self {
        Self(hours * 3600 * NANOS)
    }

    /// This many seconds.
    pub const fn seconds(seconds: i64) -> Self {
        Self(seconds * NANOS)
    }

    /// So many times 24 hours. Calendar days play no part.
    pub const fn days(days: i64) -> Self {
        Self::hours(days * 24)
    }

    /// The whole days in it, rounded towards zero.
    pub const fn whole_days(self) -> i64 {
        self.0 / Self::days(1).0
    }

    /// The whole hours in it, rounded towards zero.
    pub const fn whole_hours(self) -> i64 {
        self.0 / Self::hours(1).0
    }

    /// The whole milliseconds in it, rounded towards zero.
    pub const fn whole_millis(self) -> i64 {
        self.0 / 1_000_000
    }

    /// The whole minutes in it, rounded towards zero.
    pub const fn whole_minutes(self) -> i64 {
        self.0 / (60 * NANOS)
    }
}

impl Instant {
    /// 1970-01-01T00:00:00Z. Many systems write it, or an earlier one, to say "never".
    pub const EPOCH: Self = Self(0);

    /// The last instant that can be held, in the year 2262: all later ones are held as this one.
    pub const LAST: Self = Self(i64::MAX);

    /// From nanoseconds since 1970.
    pub const fn from_nanos(nanos: i64) -> Self {
        Self(nanos)
    }

    /// Nanoseconds since 1970.
    pub const fn nanos(self) -> i64 {
        self.0
    }

    /// From whole milliseconds since 1970, the unit of browser clocks.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis.saturating_mul(1_000_000))
    }

    /// Milliseconds since 1970, rounded down.
    pub const fn millis(self) -> i64 {
        self.0.div_euclid(1_000_000)
    }

    /// Reads an RFC 3339 date and time with any offset and up to nine fractional digits.
    ///
    /// ```
    /// # use active_users::domain::Instant;
    /// let utc = Instant::parse("2026-11-23T06:00:00Z");
    /// assert_eq!(utc, Instant::parse("2026-11-23T07:00:00.000+01:00"));
    /// assert_eq!(None, Instant::parse("2026-02-30T00:00:00Z"));
    /// assert_eq!(None, Instant::parse("2026-11-23T06:00:00.0123456789Z"));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(instant) = utc(text.as_bytes()) {
            return Some(instant);
        }
        // The first digit of a fraction is byte 20: `2026-11-23T06:00:00.`
        let fraction = text.as_bytes().get(20..).unwrap_or_default();
        if text.len() > 29 && fraction.iter().take(10).all(u8::is_ascii_digit) {
            return None;
        }
        DateTime::parse_from_rfc3339(text).ok().map(Self::from)
    }

    /// The UTC day of the instant.
    pub const fn day(self) -> Day {
        // The whole range is about ±106,752 days, so the cast is exact.
        Day(self.0.div_euclid(Span::days(1).0) as i32)
    }

    /// `2026-11-23T06:00:00Z`, with as many fractional digits as it needs.
    pub fn to_rfc3339(self) -> String {
        DateTime::<Utc>::from_timestamp_nanos(self.0)
            .to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
    }
}

impl Day {
    /// Reads `2026-11-21`.
    pub fn parse(text: &str) -> Option<Self> {
        Dates::default().day(text.as_bytes().try_into().ok()?)
    }

    /// `2026-11-21`.
    pub fn to_iso(self) -> String {
        let mut text = self.start().to_rfc3339();
        text.truncate(10);
        text
    }

    /// The last instant of the day.
    pub const fn end(self) -> Instant {
        Instant(self.start().0.saturating_add(Span::days(1).0 - 1))
    }

    /// The instant at which the day begins.
    pub const fn start(self) -> Instant {
        Instant((self.0 as i64).saturating_mul(Span::days(1).0))
    }
}

impl From<DateTime<FixedOffset>> for Instant {
    fn from(time: DateTime<FixedOffset>) -> Self {
        let end = if time.timestamp() < 0 {
            i64::MIN + 1
        } else {
            i64::MAX
        };
        Self(time.timestamp_nanos_opt().unwrap_or(end))
    }
}

impl Sub for Instant {
    type Output = Span;
    fn sub(self, other: Self) -> Span {
        Span(self.0.saturating_sub(other.0))
    }
}

impl Sub<Span> for Instant {
    type Output = Self;
    fn sub(self, span: Span) -> Self {
        Self(self.0.saturating_sub(span.0))
    }
}

impl Add<Span> for Instant {
    type Output = Self;
    fn add(self, span: Span) -> Self {
        Self(self.0.saturating_add(span.0))
    }
}
