//! The initial contents of a database.

use anyhow::{Context, Result};
use rusqlite::{Connection, Transaction};
use xtask::sample::{Sample, members};

use super::VERSION;
use crate::settings::Settings;
use crate::{DEMO, HELP_DESK, password};

/// How many members in a row are in one department: a team of the sample.
const TEAM: usize = 12;

/// The departments of the organization, which the portal adds to the directory's records.
const DEPARTMENTS: [&str; 5] = ["Sales", "Engineering", "Finance", "Support", "Legal"];

/// Creates all tables, the demo admins and the sample organization, or nothing at all.
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
    for account in [DEMO, HELP_DESK] {
        let hash = password::hash(account.password)?;
        transaction.execute(
            "INSERT INTO admins (email, name, password_hash, may_export, may_release)
             VALUES (?1, ?2, ?3, ?4, ?5)",
            (
                account.email,
                account.name,
                hash,
                account.may_export,
                account.may_release,
            ),
        )?;
    }
    add_members(&transaction, settings)?;
    Ok(transaction.commit()?)
}

fn add_members(transaction: &Transaction, settings: &Settings) -> Result<()> {
    let mut insert = transaction.prepare(
        "INSERT INTO members (id, record) VALUES (?1, json_set(?2, '$.department', ?3))",
    )?;
    let departments = DEPARTMENTS.iter().cycle().flat_map(|name| [name; TEAM]);
    let members = members(Sample {
        users: settings.users,
        seed: settings.seed,
        as_of: settings.as_of,
        bad: 0,
    });
    for (member, department) in members.zip(departments) {
        let member = member?;
        insert.execute((member.id, member.json, department))?;
    }
    Ok(())
}
