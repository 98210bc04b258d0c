//! The views of the list that admins have saved.

use anyhow::Result;
use rusqlite::{Connection, OptionalExtension};
use serde::{Deserialize, Serialize};

/// A saved view.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct View {
    /// The name that the admin has given it.
    pub name: String,
    /// What the list shows, as in an address.
    pub query: String,
}

/// An admin's views as JSON, and their version: how often they have been replaced.
///
/// # Errors
/// The database fails.
pub fn of(connection: &Connection, admin: i64) -> Result<(String, i64)> {
    let mut query =
        connection.prepare_cached("SELECT views, version FROM views WHERE admin_id = ?1")?;
    let found = query.query_row([admin], |row| Ok((row.get(0)?, row.get(1)?)));
    Ok(found.optional()?.unwrap_or_else(|| ("[]".to_owned(), 0)))
}

/// Replaces an admin's views and returns their new version, or `None` if `read` is not the present one.
///
/// # Errors
/// The database fails.
pub fn replace(
    connection: &Connection,
    admin: i64,
    views: &[View],
    read: i64,
) -> Result<Option<i64>> {
    let mut replace = connection.prepare_cached(
        "INSERT INTO views (admin_id, views, version) VALUES (?1, ?2, 1)
         ON CONFLICT (admin_id) DO UPDATE SET views = excluded.views, version = version + 1
         WHERE version = ?3
         RETURNING version",
    )?;
    let replaced = replace.query_row((admin, serde_json::to_string(views)?, read), |row| {
        row.get(0)
    });
    Ok(replaced.optional()?)
}
