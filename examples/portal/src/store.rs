//! The database: SQLite, in memory or in a file.

pub mod admins;
pub mod document;
mod fill;
pub mod members;
pub mod reminders;
pub mod sessions;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use rusqlite::Connection;
use tokio::sync::Mutex;

use crate::Database;
use crate::settings::Settings;

/// The one connection. Each piece of work has it to itself, and is short.
#[derive(Debug, Clone)]
pub struct Store(Arc<Mutex<Connection>>);

impl Store {
    /// Opens the database, and fills it when it is empty.
    ///
    /// # Errors
    /// A file that cannot be opened or is no database of a portal.
    pub fn open(settings: &Settings) -> Result<Self> {
        let mut connection = connect(&settings.database)?;
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let is_filled = connection
            .table_exists(None, "organization")
            .context("This is no database; name another file, or one that is not there yet")?;
        if !is_filled {
            fill::fill(&mut connection, settings)?;
        }
        Ok(Self(Arc::new(Mutex::new(connection))))
    }

    /// Does `work` with the connection, on a thread that may wait for a disk.
    ///
    /// # Errors
    /// Those of `work`.
    pub async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut connection = Arc::clone(&self.0).lock_owned().await;
        tokio::task::spawn_blocking(move || work(&mut connection))
            .await
            .context("The work with the database was broken off")?
    }
}

fn connect(database: &Database) -> Result<Connection> {
    match database {
        Database::Memory => {
            Connection::open_in_memory().context("A database in memory cannot be opened")
        }
        Database::File(file) => Connection::open(file).with_context(|| {
            format!(
                "The database {} cannot be opened; name a file in a folder that exists",
                file.display()
            )
        }),
    }
}
