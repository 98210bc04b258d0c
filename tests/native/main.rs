//! The native tests: everything that decides a number, without a browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a test that panics has failed, which is what it is for, and its name documents it"
)]

mod as_of;
mod bad_records;
mod directory;
mod header;
mod load;
mod messy;
mod oracle;
mod oracle_lists;
mod oracle_rules;
mod organisation;
mod paging;
mod query;
mod query_changes;
mod query_words;
mod reader;
mod reader_ends;
mod records;
mod rules;
mod schema;
mod sentences;
mod suggestions;
mod support;
mod time;
mod uses;
mod values;
