//! Who may sign in.

use anyhow::Result;
use rusqlite::{Connection, OptionalExtension};

/// An admin.
#[derive(Debug, Clone)]
pub struct Admin {
    /// The row's key.
    pub id: i64,
    /// The hash for [`crate::password::matches`].
    pub password_hash: String,
}

/// The admin with this e-mail address, in upper or lower case.
///
/// # Errors
/// The database fails.
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
