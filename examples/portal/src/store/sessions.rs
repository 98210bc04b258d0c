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
    let (name, email) = connection.query_row(
        "SELECT name, email FROM admins WHERE id = ?1",
        [admin],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let session = Session {
        id: token::random()?,
        admin: name,
        email,
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
            "SELECT sessions.id, admins.name, admins.email, sessions.csrf_token
             FROM sessions JOIN admins ON admins.id = sessions.admin_id
             WHERE sessions.id = ?1 AND sessions.expires_at > ?2",
        )?
        .query_row(params![id, now.timestamp()], |row| {
            Ok(Session {
                id: row.get(0)?,
                admin: row.get(1)?,
                email: row.get(2)?,
                csrf_token: row.get(3)?,
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
