//! The database: SQLite, in memory or in a file.

pub mod activity;
pub mod admins;
pub mod document;
mod fill;
pub mod licenses;
pub mod mails;
pub mod members;
pub mod never_notify;
pub mod outreach;
mod recipients;
pub mod reminders;
pub mod sessions;
pub mod views;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use rusqlite::Connection;
use tokio::sync::Mutex;

use crate::Database;
use crate::settings::Settings;

/// The version of `schema.sql`, to be raised with each change of the tables.
const VERSION: i64 = 4;

/// The only connection. Each task has it to itself, so tasks must be short.
#[derive(Debug, Clone)]
pub struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// Opens the database, and fills it if it is empty.
    ///
    /// # Errors
    /// The file cannot be opened or is not a database of this version of the portal.
    pub fn open(settings: &Settings) -> Result<Self> {
        let mut connection = connect(&settings.database)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let is_filled = connection.table_exists(None, "organization").context(
            "The file is not a database; choose another file, or one that does not exist yet",
        )?;
        if !is_filled {
            fill::fill(&mut connection, settings)?;
        } else if connection.pragma_query_value(None, "user_version", |row| row.get(0))
            != Ok(VERSION)
        {
            bail!(
                "The database is of another version of the portal; choose another file, or one that does not exist yet"
            );
        }
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Runs `work` with the connection, on a thread that may block.
    ///
    /// # Errors
    /// `work` fails.
    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut connection = Arc::clone(&self.0).lock_owned().await;
        tokio::task::spawn_blocking(move || work(&mut connection))
            .await
            .context("A database task did not finish")?
    }
}

fn connect(database: &Database) -> Result<Connection> {
    match database {
        Database::Memory => {
            Connection::open_in_memory().context("Cannot open a database in memory")
        }
        Database::File(file) => Connection::open(file).with_context(|| {
            format!(
                "Cannot open the database {}; choose a file in an existing folder",
                file.display()
            )
        }),
    }
}
