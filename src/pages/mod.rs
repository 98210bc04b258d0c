//! A screen each: read the route, ask the engine, arrange components.

mod as_of;
mod compose;
mod conceal_switch;
mod dashboard;
mod guide;
mod keeper;
mod lazy;
mod list_problem;
mod live;
mod load_view;
mod not_found;
mod product;
mod reminders;
mod sign_in_again;
mod user;
mod users;

pub use compose::{ComposeContent, DrawDialog, Opener};
pub use conceal_switch::ConcealSwitch;
pub use dashboard::{ChartIn, Dashboard, DrawSetAside, SetAsideRecords, active_users, summary};
pub use guide::Guide;
pub use lazy::{DrawPage, LazyPage, NotLoaded, PartLoading};
pub use load_view::{LoadView, UnreadNotice, progress};
pub use not_found::NotFound;
pub use reminders::Reminders;
pub use user::UserPage;
pub use users::{DrawTool, UserList, Users, draw_tool};
