//! A screen each: read the route, ask the engine, arrange components.

mod dashboard;
mod load_view;
mod not_found;
mod users;

pub use dashboard::Dashboard;
pub use not_found::NotFound;
pub use users::Users;
