//! The organization's own time.

use anyhow::Result;
use rusqlite::Connection;

/// When the document was made: the time of the directory's data. A reminder that was sent since does
/// not change it, since it says nothing of who has used the product. RFC 3339.
///
/// # Errors
/// Those of the database.
pub fn generated_at(connection: &Connection) -> Result<String> {
    let query = "SELECT generated_at FROM organization";
    Ok(connection.query_row(query, [], |row| row.get(0))?)
}
