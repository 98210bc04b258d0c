//! Where the database is.

use std::path::PathBuf;

/// Where a portal keeps its data.
#[derive(Debug, Clone)]
pub enum Database {
    /// In memory: lost when the portal is dropped.
    Memory,
    /// In a file, which is created and filled if it does not exist.
    File(PathBuf),
}
