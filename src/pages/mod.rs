//! A screen each: read the route, ask the engine, arrange components.

mod dashboard;
mod guide;
mod load_view;
mod not_found;
mod user;
mod users;

pub use dashboard::{ActiveUsers, Dashboard};
pub use guide::Guide;
pub use load_view::{LoadView, set_aside_sentence};
pub use not_found::NotFound;
pub use user::UserPage;
pub use users::{UserList, Users};
