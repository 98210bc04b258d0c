//! The organisation's own time.

use anyhow::Result;
use rusqlite::Connection;

/// When the document was made: the time of the directory's data, or of the latest reminder where
/// that is later, since nothing in a document is later than the document. RFC 3339.
///
/// # Errors
/// Those of the database.
pub fn generated_at(connection: &Connection) -> Result<String> {
    // Both are in UTC and of one length, so their texts are in the order of their times.
    Ok(connection.query_row(
        "SELECT max(generated_at, coalesce((SELECT max(sent_at) FROM reminders), ''))
         FROM organisation",
        [],
        |row| row.get(0),
    )?)
}
