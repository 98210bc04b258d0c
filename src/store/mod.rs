//! One loaded organisation in columns, and the questions that screens ask of it.

mod builder;
mod column;
mod devices;
mod directory;
mod facets;
mod filter;
mod order;
mod page;
mod search;
mod strings;
mod summary;

pub use builder::DirectoryBuilder;
pub use directory::Directory;
pub use page::{UserPage, UserRow};
pub use summary::{Count, Summary};
