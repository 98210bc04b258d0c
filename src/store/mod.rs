//! One loaded organization in columns, and the questions that screens ask of it.

mod audience;
mod builder;
mod column;
mod columns;
mod devices;
mod directory;
mod effect;
mod export;
mod facet_counts;
mod facets;
mod filter;
mod lazy;
mod listing;
mod managers;
mod offer;
mod order;
mod page;
mod ranking;
mod search;
mod sends;
mod strings;
mod summary;
mod teams;
mod trend;
mod values;

pub use audience::{Addressee, Audience};
pub use builder::DirectoryBuilder;
pub use directory::Directory;
pub use effect::{EFFECT_SPAN, ReminderEffect};
pub use export::Export;
pub use facet_counts::FacetCounts;
pub use page::{Place, Profile, UserPage, UserRow};
pub use sends::{SendRow, Sends};
pub use summary::{Count, Summary};
pub use teams::Team;
pub use trend::Trend;
