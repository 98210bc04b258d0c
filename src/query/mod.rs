//! The grammar of the Users page's address: the URL is the state.

mod announced;
mod choice;
mod column;
mod filters;
mod own_values;
mod pages;
mod parse;
mod print;
mod route;
mod saved_view;
mod segment;
mod selection;
mod sort;
mod text;
mod user_query;

pub use announced::Announced;
pub use choice::{Choice, Filter, ManagerOffer};
pub use column::{Column, Columns};
pub use filters::{VALUE_FILTERS, ValueFilter, WordFilter};
pub use own_values::OwnValues;
pub use pages::{last_page, page_numbers, page_of};
pub use parse::{Ignored, Parsed};
pub use route::Route;
pub use saved_view::{
    LONGEST_NAME, SavedView, ViewError, name_of_view, suggested_name, views_as_text,
};
pub use segment::{id_as_segment, segment_as_id};
pub use selection::{Selected, Selection};
pub use sort::{Sort, SortKey};
pub use text::{find_folded, fold, fold_into, lowercase, sought};
pub use user_query::{FILTERS, PAGE_SIZE, UserQuery};
