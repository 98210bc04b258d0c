use crate::domain::{Day, Instant, Span};

/// How days, instants and the document's own words are written in a sentence: for a reader in the
/// reader's own way, for a file in one that every program reads.
pub trait Dates {
    /// The day of an instant, where the reader is.
    fn day(&self, at: Instant) -> String;
    /// The same in as few signs as a row has room for.
    fn short_day(&self, at: Instant) -> String {
        self.day(at)
    }
    /// A day that the document has as such: it is the same wherever the reader is.
    fn calendar_day(&self, day: Day) -> String {
        self.day(day.start())
    }
    /// The same in as few signs as a row has room for.
    fn short_calendar_day(&self, day: Day) -> String {
        self.calendar_day(day)
    }
    /// The day and the time, to the minute at least.
    fn day_and_time(&self, at: Instant) -> String;
    /// A text of the document.
    fn quote(&self, text: &str) -> String {
        text.to_owned()
    }
}

/// `2026-11-23` and `2026-11-23T06:00:00Z`.
#[derive(Debug, Clone, Copy)]
pub struct IsoDates;

impl Dates for IsoDates {
    fn day(&self, at: Instant) -> String {
        let mut text = at.to_rfc3339();
        text.truncate(10);
        text
    }

    fn day_and_time(&self, at: Instant) -> String {
        at.to_rfc3339()
    }
}

/// `41 days ago`, `23 hours ago`, and `less than an hour ago`, which dates of the near future are as
/// well.
///
/// ```
/// # use active_users::{domain::Span, sentences::days_ago};
/// assert_eq!(days_ago(Span::hours(0)), "less than an hour ago");
/// assert_eq!(days_ago(Span::hours(23)), "23 hours ago");
/// assert_eq!(days_ago(Span::hours(25)), "1 day ago");
/// assert_eq!(days_ago(Span::days(41)), "41 days ago");
/// ```
pub fn days_ago(span: Span) -> String {
    let (count, unit) = match (span.whole_days(), span.whole_hours()) {
        (..1, ..1) => return "less than an hour ago".to_owned(),
        (..1, hours) => (hours, "hour"),
        (days, _) => (days, "day"),
    };
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{s} ago")
}
