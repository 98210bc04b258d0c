use crate::domain::{Instant, Span};

/// How days, instants and the document's own words are written in a sentence: for a reader in the
/// reader's own way, for a file in one that every program reads.
pub trait Dates {
    /// The day of UTC.
    fn day(&self, at: Instant) -> String;
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

/// `41 days ago`, `1 day ago`, and `today` for less than a day.
///
/// ```
/// # use active_users::{domain::Span, sentences::days_ago};
/// assert_eq!(days_ago(Span::hours(23)), "today");
/// assert_eq!(days_ago(Span::hours(25)), "1 day ago");
/// assert_eq!(days_ago(Span::days(41)), "41 days ago");
/// ```
pub fn days_ago(span: Span) -> String {
    match span.whole_days() {
        ..1 => "today".to_owned(),
        1 => "1 day ago".to_owned(),
        days => format!("{days} days ago"),
    }
}
