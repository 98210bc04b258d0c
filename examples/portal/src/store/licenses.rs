//! The members' licenses.

use anyhow::Result;
use rusqlite::Connection;

use crate::member_id::MemberId;

/// Takes the licenses of these members back, and returns how many had one.
///
/// # Errors
/// The database fails.
pub fn release(connection: &mut Connection, ids: &[MemberId]) -> Result<usize> {
    let transaction = connection.transaction()?;
    let mut released = 0;
    for id in ids {
        released += transaction
            .prepare_cached(
                "UPDATE members SET record = json_set(record, '$.license', 'unassigned')
                 WHERE id = ?1 AND license = 'assigned'",
            )?
            .execute([id.to_string()])?;
    }
    transaction.commit()?;
    Ok(released)
}
