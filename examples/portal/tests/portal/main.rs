//! Tests the portal's responses without a network.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs,
    reason = "a test fails by panicking, and its name documents it"
)]

mod activity;
mod answer;
mod api_gate;
mod document;
mod elements;
mod faults;
mod insights;
mod licenses;
mod limits;
mod looks;
mod mails;
mod markup;
mod never_notify;
mod outreach;
mod policy;
mod reminders;
mod sessions;
mod setting;
mod sign_in;
mod sign_out;
mod views;
mod visitor;
