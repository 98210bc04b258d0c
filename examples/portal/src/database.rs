//! Where the database is.

use std::path::PathBuf;

/// Where a portal keeps its data.
#[derive(Debug, Clone)]
pub enum Database {
    /// Gone when the portal is dropped.
    Memory,
    /// Kept; created and filled when the file is not there.
    File(PathBuf),
}
