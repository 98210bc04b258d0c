//! Who is signed in.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::session::Session;
use crate::token;

/// How long a session lasts: a working day.
pub const LIFETIME: TimeDelta = TimeDelta::hours(8);

/// Starts a session with a new id for an admin, and deletes expired ones.
///
/// # Errors
/// The database or the operating system's random number generator fails.
pub fn start(connection: &Connection, admin: i64, now: DateTime<Utc>) -> Result<Session> {
    connection.execute(
        "DELETE FROM sessions WHERE expires_at <= ?1",
        [now.timestamp()],
    )?;
    let (name, email, may_export, may_release) = connection.query_row(
        "SELECT name, email, may_export, may_release FROM admins WHERE id = ?1",
        [admin],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let session = Session {
        id: token::random()?,
        admin_id: admin,
        admin: name,
        email,
        may_export,
        may_release,
        csrf_token: token::random()?,
    };
    connection.execute(
        "INSERT INTO sessions (id, admin_id, csrf_token, expires_at) VALUES (?1, ?2, ?3, ?4)",
        params![
            session.id,
            admin,
            session.csrf_token,
            (now + LIFETIME).timestamp()
        ],
    )?;
    Ok(session)
}

/// The session with this id, unless it has expired.
///
/// # Errors
/// The database fails.
pub fn find(connection: &Connection, id: &str, now: DateTime<Utc>) -> Result<Option<Session>> {
    Ok(connection
        .prepare_cached(
            "SELECT sessions.id, admins.id, admins.name, admins.email, admins.may_export,
                    admins.may_release, sessions.csrf_token
             FROM sessions JOIN admins ON admins.id = sessions.admin_id
             WHERE sessions.id = ?1 AND sessions.expires_at > ?2",
        )?
        .query_row(params![id, now.timestamp()], |row| {
            Ok(Session {
                id: row.get(0)?,
                admin_id: row.get(1)?,
                admin: row.get(2)?,
                email: row.get(3)?,
                may_export: row.get(4)?,
                may_release: row.get(5)?,
                csrf_token: row.get(6)?,
            })
        })
        .optional()?)
}

/// Ends a session.
///
/// # Errors
/// The database fails.
pub fn end(connection: &Connection, id: &str) -> Result<()> {
    connection.execute("DELETE FROM sessions WHERE id = ?1", [id])?;
    Ok(())
}
