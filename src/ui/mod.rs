//! Components: values and signals in, links and events out.

mod ask;
mod bar_list;
mod count_line;
mod download;
mod focus;
mod format;
mod history;
mod load_failed;
mod loading;
mod logo;
mod notice;
mod page_title;
mod pager;
mod retry;
mod time;

pub use ask::ask;
pub use bar_list::{Bar, BarList, Tone};
pub use count_line::CountLine;
pub use download::download;
pub use focus::{keep_focus, skip_to_content};
pub use format::{bytes, day_and_time, number, share, users};
pub use history::push_before_router;
pub use load_failed::LoadFailed;
pub use loading::Loading;
pub use logo::Logo;
pub use notice::Notice;
pub use page_title::{FirstPage, PageTitle};
pub use pager::Pager;
pub use retry::Retry;
pub use time::Ago;
