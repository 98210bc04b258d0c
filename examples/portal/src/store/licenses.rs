//! The members' licenses.

use anyhow::Result;
use chrono::{DateTime, Utc};
use rusqlite::Connection;
use serde_json::json;

use super::activity::{RELEASE, add};
use crate::member_id::MemberId;

/// Takes the licenses of these members back, notes whose they were, and returns how many had one.
///
/// # Errors
/// The database fails.
pub fn release(
    connection: &mut Connection,
    ids: &[MemberId],
    admin: i64,
    now: DateTime<Utc>,
) -> Result<usize> {
    let transaction = connection.transaction()?;
    let mut released = Vec::new();
    for id in ids {
        let changed = transaction
            .prepare_cached(
                "UPDATE members SET record = json_set(record, '$.license', 'unassigned')
                 WHERE id = ?1 AND license = 'assigned'",
            )?
            .execute([id.to_string()])?;
        if changed > 0 {
            released.push(id);
        }
    }
    if !released.is_empty() {
        add(
            &transaction,
            admin,
            RELEASE,
            &json!({ "ids": released }),
            now,
        )?;
    }
    transaction.commit()?;
    Ok(released.len())
}
