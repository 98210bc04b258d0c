use super::{Clocks, Load, Report};
use crate::domain::Instant;
use crate::export::figures_json;
use crate::source::LoadError;

/// The figures of a document of users as a document without people, counted by the same rules as on screen. The
/// chart and the Dashboard read it in place of the users. The report says what a reader of the whole document would be
/// told: which instant it was measured against, and whether a missing end could be noticed.
///
/// `now` is what a document without `generated_at` is measured against.
///
/// ```
/// use active_users::domain::Instant;
/// use active_users::engine::summarize;
///
/// let users = r#"{
///     "generated_at": "2026-11-23T06:00:00Z",
///     "users": [
///         { "id": 1, "vault_created_at": "2026-01-05T09:00:00Z", "last_used_at": "2026-11-21T16:32:10Z" },
///         { "id": 2, "vault_created_at": "2026-01-05T09:00:00Z" }
///     ]
/// }"#;
/// let now = Instant::parse("2026-11-23T06:05:00Z").ok_or("not a date")?;
/// let (figures, report) = summarize(users.as_bytes(), now)?;
/// assert_eq!(report.records, 2);
/// assert!(figures.contains(r#""onboarded": 2, "active": 1, "inactive": 1"#));
/// assert!(figures.contains(r#""idle": {"30-60": 0, "60-90": 0, "90plus": 1}"#));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// Unless the whole document can be read: figures of a part would look like those of all.
pub fn summarize(document: &[u8], now: Instant) -> Result<(String, Report), LoadError> {
    let mut load = Load::new("The document");
    let body = load.push(document);
    let clocks = Clocks {
        response: None,
        now,
    };
    let (directory, report) = load.end(body, clocks)?;
    if let Some(error) = report.partial {
        return Err(error);
    }
    let figures = figures_json(&directory, report.organization.as_deref());
    Ok((figures, report))
}
