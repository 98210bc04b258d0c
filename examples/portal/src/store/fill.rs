//! The initial contents of a database.

use anyhow::{Context, Result};
use rusqlite::{Connection, Transaction};
use xtask::sample::{Sample, members};

use super::VERSION;
use crate::settings::Settings;
use crate::{DEMO, password};

/// Creates all tables, the demo admin and the sample organization, or nothing at all.
///
/// # Errors
/// The database cannot be written, or belongs to another program.
pub fn fill(connection: &mut Connection, settings: &Settings) -> Result<()> {
    let transaction = connection.transaction()?;
    transaction
        .execute_batch(include_str!("schema.sql"))
        .context("Cannot create the tables; choose a file that does not exist yet")?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.execute(
        "INSERT INTO organization (generated_at) VALUES (?1)",
        [settings
            .as_of
            .to_rfc3339_opts(chrono::SecondsFormat::Secs, true)],
    )?;
    transaction.execute(
        "INSERT INTO admins (email, name, password_hash) VALUES (?1, ?2, ?3)",
        [DEMO.email, DEMO.name, &password::hash(DEMO.password)?],
    )?;
    add_members(&transaction, settings)?;
    Ok(transaction.commit()?)
}

fn add_members(transaction: &Transaction, settings: &Settings) -> Result<()> {
    let mut insert = transaction.prepare("INSERT INTO members (id, record) VALUES (?1, ?2)")?;
    for member in members(Sample {
        users: settings.users,
        seed: settings.seed,
        as_of: settings.as_of,
        bad: 0,
    }) {
        let member = member?;
        insert.execute([member.id, member.json])?;
    }
    Ok(())
}
