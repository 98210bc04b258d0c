//! Who may sign in.

use anyhow::Result;
use rusqlite::{Connection, OptionalExtension};

/// One admin.
#[derive(Debug, Clone)]
pub struct Admin {
    /// The key of the row.
    pub id: i64,
    /// What [`crate::password::matches`] compares with.
    pub password_hash: String,
}

/// The admin with this address, in any case of letters.
///
/// # Errors
/// Those of the database.
pub fn find(connection: &Connection, email: &str) -> Result<Option<Admin>> {
    Ok(connection
        .prepare_cached("SELECT id, password_hash FROM admins WHERE email = ?1")?
        .query_row([email], |row| {
            Ok(Admin {
                id: row.get(0)?,
                password_hash: row.get(1)?,
            })
        })
        .optional()?)
}
