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

/// An admin's views, as JSON.
///
/// # Errors
/// The database fails.
pub fn of(connection: &Connection, admin: i64) -> Result<String> {
    let mut query = connection.prepare_cached("SELECT views FROM views WHERE admin_id = ?1")?;
    let views = query.query_row([admin], |row| row.get(0)).optional()?;
    Ok(views.unwrap_or_else(|| "[]".to_owned()))
}

/// Replaces an admin's views.
///
/// # Errors
/// The database fails.
pub fn replace(connection: &Connection, admin: i64, views: &[View]) -> Result<()> {
    connection.execute(
        "INSERT OR REPLACE INTO views (admin_id, views) VALUES (?1, ?2)",
        (admin, serde_json::to_string(views)?),
    )?;
    Ok(())
}
