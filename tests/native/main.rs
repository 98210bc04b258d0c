//! Native tests: everything that decides a number, without a browser.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking, and its name documents it"
)]

mod active_days;
mod agreement;
mod as_of;
mod audiences;
mod bad_records;
mod causes;
mod charts;
mod column_order;
mod columns;
mod concealment;
mod config;
mod copies;
mod csv_reader;
mod damage;
mod damaged_heads;
mod damaged_lines;
mod deliveries;
mod delivery_parts;
mod delivery_to_one;
mod directory;
mod drafts;
mod engines;
mod exports;
mod facets;
mod figures;
mod file_names;
mod folding;
mod formulas;
mod habits;
mod header;
mod histories;
mod hostile;
mod idle_order;
mod last_uses;
mod letters;
mod load;
mod managers;
mod measured_early;
mod members;
mod messy;
mod never_notify;
mod notes;
mod offers;
mod oracle;
mod oracle_causes;
mod oracle_fields;
mod oracle_lists;
mod oracle_rules;
mod organization;
mod outcomes;
mod outreach_log;
mod own_fields;
mod paging;
mod portal;
mod preparations;
mod profiles;
mod pseudonyms;
mod query;
mod query_changes;
mod query_words;
mod rates;
mod reader;
mod reader_ends;
mod reasons;
mod records;
mod reminder_effects;
mod reminders;
mod routes;
mod rows;
mod rules;
mod schema;
mod segments;
mod selections;
mod sends;
mod sentences;
mod slow_reader;
mod slow_reader_agrees;
mod sorting;
mod stages;
mod suggestions;
mod support;
mod teams;
mod templates;
mod time;
mod timelines;
mod tracks;
mod trends;
mod user_parameter;
mod uses;
mod values;
mod withdrawals;
mod wording;
