//! Members who asked not to be reminded.

use anyhow::Result;
use rusqlite::Connection;

use super::members::id_in_document;
use crate::member_id::MemberId;

/// The ids of everybody on the list, in the document's order.
///
/// # Errors
/// The database fails.
pub fn all(connection: &Connection) -> Result<Vec<MemberId>> {
    let mut query = connection.prepare_cached(
        "SELECT record -> '$.id' FROM never_notify JOIN members ON members.id = user_id
         ORDER BY position",
    )?;
    let ids = query.query_map([], |row| row.get::<_, String>(0))?;
    ids.map(|id| Ok(serde_json::from_str(&id?)?)).collect()
}

/// Puts a member on the list, or takes them off it. Doing so twice changes nothing. Returns `false`
/// if there is no such member.
///
/// # Errors
/// The database fails.
pub fn set(connection: &Connection, user_id: &MemberId, never: bool) -> Result<bool> {
    let id = user_id.to_string();
    if id_in_document(connection, &id)?.is_none() {
        return Ok(false);
    }
    let change = if never {
        "INSERT OR IGNORE INTO never_notify (user_id) VALUES (?1)"
    } else {
        "DELETE FROM never_notify WHERE user_id = ?1"
    };
    connection.execute(change, [id])?;
    Ok(true)
}
