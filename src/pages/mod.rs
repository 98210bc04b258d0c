//! A screen each: read the route, ask the engine, arrange components.

mod dashboard;
mod guide;
mod load_view;
mod not_found;
mod user;
mod users;

pub use dashboard::Dashboard;
pub use guide::Guide;
pub use not_found::NotFound;
pub use user::UserPage;
pub use users::Users;
