//! Components: values and signals in, links and events out.

mod ask;
mod bar_list;
mod clipboard;
mod copy_button;
mod count_line;
mod download;
mod focus;
mod format;
mod heading;
mod history;
mod icon;
mod load_failed;
mod loading;
mod locale;
mod logo;
mod marked;
mod menu;
mod message;
mod notice;
mod object;
mod page_title;
mod pager;
mod part;
mod repeat;
mod retry;
mod scope;
mod sign_in;
mod switch;
mod time;
mod turns;

pub use ask::ask;
pub use bar_list::{Bar, Tone, bar_list};
pub use clipboard::copy;
pub use copy_button::{BLOCKED, CopyButton, Copying};
pub use count_line::count_line;
pub use download::{FileInParts, download};
pub use focus::{
    focus, focus_in_place, focus_on, is_typing, keep_focus, refocus, scroll_to_nearest,
    skip_to_content,
};
pub use format::{
    ReaderDates, bytes, calendar_day, day, day_and_time, days, decimal, number, share,
    short_calendar_day, short_day, users, weekday,
};
pub use heading::{Heading, HeadingLevel};
pub use history::{absolute, clicked_link, is_plain_click, leave_lookalikes, push_before_router};
pub use icon::Icon;
pub use load_failed::LoadFailed;
pub use loading::{Loading, Skeleton};
pub use locale::{Locale, TimeZone};
pub use logo::logo;
pub use marked::marked;
pub use menu::{Menu, close_menu};
pub use message::{MessageRegion, Messages};
pub use notice::notice;
pub use object::object;
pub use page_title::{FirstPage, PageTitle};
pub use pager::Pager;
pub use part::{Arriving, NotArrived, Part};
pub use repeat::{is_repeat, once_a_press};
pub use retry::Retry;
pub use scope::Scope;
pub use sign_in::SignIn;
pub use switch::Switch;
pub use time::{ago, last_used};
pub use turns::Turns;
