//! What every screen can ask for: the load, the addresses of the app and the reader's preferences.

mod derived;
mod kept;
mod kept_deliveries;
mod left_alone;
mod list_state;
mod lists;
mod never_list;
mod outbox;
mod outreach_log;
mod paths;
mod place;
mod portal;
mod post;
mod preferences;
mod random_key;
mod saved_views;
mod session;
mod shared;
mod shared_load;
mod storage;
mod stored;
mod texts;

pub use derived::Derived;
pub use left_alone::{LeftAlone, rules};
pub use list_state::ListState;
pub use lists::Lists;
pub use outbox::{Outbox, ToUser};
pub use paths::{Link, Paths, app_folder, fill_in, is_framed, without_portals};
pub use portal::PortalEvent;
pub use post::Post;
pub use preferences::Preferences;
pub use saved_views::{GivenViews, SavedViews};
pub use session::{Fetcher, Session};
pub use shared_load::{LoadState, SharedLoad, WeakLoad};
pub use texts::{
    OneUser, Writing, forget_writing, keep_own_texts, keep_writing, own_texts, send_writing,
    take_back_writing, writing,
};
