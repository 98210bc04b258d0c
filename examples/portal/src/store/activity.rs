//! What the elements have told the portal, and what it has noted by itself.

use anyhow::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Connection;
use serde_json::Value;

/// The event that the portal notes by itself when licenses are released.
pub const RELEASE: &str = "release";

/// How many events of elements are kept.
const KEPT: i64 = 1000;

/// An event.
#[derive(Debug, Clone)]
pub struct Activity {
    /// In RFC 3339.
    pub at: String,
    /// The name of the admin on whose page it happened.
    pub admin: String,
    /// [`RELEASE`], or the name of an element's event without `active-users-`.
    pub event: String,
    /// Its detail, as JSON, cut after 300 characters. Must be escaped in markup.
    pub detail: String,
}

/// Notes an event.
///
/// # Errors
/// The database fails.
pub fn add(
    connection: &Connection,
    admin: i64,
    event: &str,
    detail: &Value,
    now: DateTime<Utc>,
) -> Result<()> {
    connection.execute(
        "INSERT INTO activity (at, admin_id, event, detail) VALUES (?1, ?2, ?3, ?4)",
        (
            now.to_rfc3339_opts(SecondsFormat::Secs, true),
            admin,
            event,
            detail.to_string(),
        ),
    )?;
    Ok(())
}

/// Deletes all but the newest events of elements. Releases stay, whatever else is told.
///
/// # Errors
/// The database fails.
pub fn prune(connection: &Connection) -> Result<()> {
    connection.execute(
        "DELETE FROM activity WHERE event <> ?1 AND id <=
             (SELECT id FROM activity WHERE event <> ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)",
        (RELEASE, KEPT),
    )?;
    Ok(())
}

/// The latest `limit` events, newest first.
///
/// # Errors
/// The database fails.
pub fn latest(connection: &Connection, limit: usize) -> Result<Vec<Activity>> {
    let mut query = connection.prepare_cached(
        "SELECT at, name, event,
                iif(length(detail) > 300, substr(detail, 1, 300) || '…', detail)
         FROM activity JOIN admins ON admins.id = admin_id
         ORDER BY activity.id DESC LIMIT ?1",
    )?;
    let rows = query.query_map([i64::try_from(limit)?], |row| {
        Ok(Activity {
            at: row.get(0)?,
            admin: row.get(1)?,
            event: row.get(2)?,
            detail: row.get(3)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
