//! The members of the organization.

use anyhow::Result;
use rusqlite::{Connection, OptionalExtension};

use crate::member_id::MemberId;

/// A member as stored.
#[derive(Debug, Clone)]
pub struct Row {
    /// The member's position in the document.
    pub position: i64,
    /// The member's JSON object, as exported by the directory.
    pub record: String,
    /// The reminders that the portal itself sent, oldest first: a JSON array of objects with
    /// `sent_at` and `text`, which may be null.
    pub reminders: Option<String>,
}

/// At most `limit` members after `position`.
///
/// # Errors
/// The database fails.
pub fn after(connection: &Connection, position: i64, limit: usize) -> Result<Vec<Row>> {
    let mut query = connection.prepare_cached(
        "SELECT position, record,
                (SELECT json_group_array(
                            json_object('sent_at', sent_at, 'text', text) ORDER BY sent_at)
                 FROM reminders
                 WHERE user_id = members.id HAVING count(*) > 0)
         FROM members WHERE position > ?1 ORDER BY position LIMIT ?2",
    )?;
    let rows = query.query_map((position, i64::try_from(limit)?), |row| {
        Ok(Row {
            position: row.get(0)?,
            record: row.get(1)?,
            reminders: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A member's id in the form that it has in the document, or `None` if there is no such member.
///
/// # Errors
/// The database fails.
pub fn id_in_document(connection: &Connection, id: &str) -> Result<Option<MemberId>> {
    let mut query =
        connection.prepare_cached("SELECT record -> '$.id' FROM members WHERE id = ?1")?;
    let found = query.query_row([id], |row| row.get::<_, String>(0));
    let found = found.optional()?;
    Ok(found.map(|id| serde_json::from_str(&id)).transpose()?)
}

/// The number of members, in total and of each kind.
#[derive(Debug, Clone, Copy)]
pub struct Headcount {
    /// All members.
    pub members: i64,
    /// Members with a license.
    pub licensed: i64,
    /// Members whose account is suspended.
    pub suspended: i64,
    /// Members provisioned by the directory and not by hand.
    pub provisioned: i64,
}

/// Counts the members.
///
/// # Errors
/// The database fails.
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

/// A member who activated their license recently.
#[derive(Debug, Clone)]
pub struct Newcomer {
    /// As in the directory. Must be escaped in markup.
    pub name: String,
    /// As in the directory. Must be escaped in markup.
    pub email: String,
    /// In RFC 3339.
    pub activated_at: String,
}

/// The `limit` members who activated their license last, newest first.
///
/// # Errors
/// The database fails.
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
