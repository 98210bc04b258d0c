//! The grammar of the Users page's address: the URL is the state.

mod choice;
mod pages;
mod parse;
mod print;
mod sort;
mod user_query;

pub use choice::{Choice, Filter};
pub use pages::{last_page, page_numbers};
pub use parse::{Ignored, Parsed};
pub use sort::{Sort, SortKey};
pub use user_query::{PAGE_SIZE, UserQuery};
