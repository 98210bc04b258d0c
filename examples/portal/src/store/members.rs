//! The members of the organization.

use anyhow::Result;
use rusqlite::Connection;

/// One member as stored.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it stands in the document.
    pub position: i64,
    /// The JSON object that the directory gave.
    pub record: String,
    /// When the portal itself sent reminders, as a JSON array of instants, oldest first.
    pub reminded_at: Option<String>,
}

/// At most `limit` members after `position`.
///
/// # Errors
/// Those of the database.
pub fn after(connection: &Connection, position: i64, limit: usize) -> Result<Vec<Row>> {
    let mut query = connection.prepare_cached(
        "SELECT position, record,
                (SELECT json_group_array(sent_at ORDER BY sent_at) FROM reminders
                 WHERE user_id = members.id HAVING count(*) > 0)
         FROM members WHERE position > ?1 ORDER BY position LIMIT ?2",
    )?;
    let rows = query.query_map((position, i64::try_from(limit)?), |row| {
        Ok(Row {
            position: row.get(0)?,
            record: row.get(1)?,
            reminded_at: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many members there are, and of which kinds.
#[derive(Debug, Clone, Copy)]
pub struct Headcount {
    /// All of them.
    pub members: i64,
    /// With a license.
    pub licensed: i64,
    /// With an account that is suspended.
    pub suspended: i64,
    /// Kept by the directory rather than by hand.
    pub provisioned: i64,
}

/// Counts the members.
///
/// # Errors
/// Those of the database.
pub fn headcount(connection: &Connection) -> Result<Headcount> {
    Ok(connection
        .prepare_cached(
            "SELECT count(*),
                    count(*) FILTER (WHERE license = 'assigned'),
                    count(*) FILTER (WHERE account = 'suspended'),
                    count(*) FILTER (WHERE provisioned_by = 'scim')
             FROM members",
        )?
        .query_row([], |row| {
            Ok(Headcount {
                members: row.get(0)?,
                licensed: row.get(1)?,
                suspended: row.get(2)?,
                provisioned: row.get(3)?,
            })
        })?)
}

/// A member who activated the license lately.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// As the directory has it: not to be trusted as markup.
    pub name: String,
    /// As the directory has it.
    pub email: String,
    /// RFC 3339.
    pub activated_at: String,
}

/// The latest `limit` members who activated their license, newest first.
///
/// # Errors
/// Those of the database.
pub fn newcomers(connection: &Connection, limit: usize) -> Result<Vec<Newcomer>> {
    let mut query = connection.prepare_cached(
        "SELECT coalesce(record ->> '$.name', id), coalesce(record ->> '$.email', ''), activated_at
         FROM members WHERE activated_at IS NOT NULL ORDER BY activated_at DESC LIMIT ?1",
    )?;
    let rows = query.query_map([i64::try_from(limit)?], |row| {
        Ok(Newcomer {
            name: row.get(0)?,
            email: row.get(1)?,
            activated_at: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
