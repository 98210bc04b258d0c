//! When the organization's data was exported.

use anyhow::Result;
use rusqlite::Connection;

/// When the directory's data was exported, in RFC 3339. Reminders sent since then do not change it,
/// because they say nothing about who has used the product.
///
/// # Errors
/// The database fails.
pub fn generated_at(connection: &Connection) -> Result<String> {
    let query = "SELECT generated_at FROM organization";
    Ok(connection.query_row(query, [], |row| row.get(0))?)
}
