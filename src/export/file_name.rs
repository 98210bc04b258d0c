use percent_encoding::percent_decode_str;

use super::Format;
use crate::domain::Instant;
use crate::query::UserQuery;

/// The longest part of a name that the view is given, in bytes: file systems end at 255.
const LONGEST: usize = 100;

/// A file's name after the view and the day of the data:
/// `users-activity-inactive-idle-90plus-2026-11-23.csv`, `license-review-2026-11-23.csv`.
///
/// Search text and managers are left out, since they name people.
pub fn file_name(query: &UserQuery, as_of: Instant, format: Format) -> String {
    let view = UserQuery {
        q: String::new(),
        manager: Vec::new(),
        sort: UserQuery::default().sort,
        columns: UserQuery::default().columns,
        foreign: String::new(),
        ..query.changed(|_| {})
    };
    let mut name = String::from(match format {
        Format::Csv | Format::Json => "users",
        Format::Review => "license-review",
    });
    let view = view.to_string();
    let view = percent_decode_str(&view).decode_utf8_lossy();
    for word in view.split(|char: char| !char.is_ascii_alphanumeric()) {
        if !word.is_empty() && name.len() + word.len() < LONGEST {
            name.push('-');
            name.push_str(word);
        }
    }
    let day = as_of.to_rfc3339();
    format!(
        "{name}-{}.{}",
        day.get(..10).unwrap_or_default(),
        format.extension()
    )
}
