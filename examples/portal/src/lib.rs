//! Northwind Admin: the admin portal of a made-up company, which hosts Active Users in four ways.
//!
//! It is an ordinary server-rendered site with sign-in, sessions and a database, and knows nothing
//! about the inside of Active Users. It shows the chart as an element on its home page, the list as
//! an element on another page, the whole app below `/insights/`, and the whole app in a frame. Every
//! response has a strict content security policy. `docs/embedding/README.md` says which file shows what.
//!
//! Reminders become e-mails if it has an SMTP server: [`Portal::deliver_mails`] hands them over.
//!
//! [`Portal::open`] fills a database with a sample organization on first use, and
//! [`Portal::router`] is the site. A test can serve it on any port, stop its clock, and read from
//! [`Portal::reports`] what the policy has blocked.

#![cfg_attr(test, allow(clippy::unwrap_used, reason = "a test fails by panicking"))]

mod api;
mod assets;
mod clock;
mod cookies;
mod database;
mod delivery;
mod demo;
mod elements;
mod gate;
mod insights;
mod letter;
mod look;
mod member_id;
mod numbers;
mod pages;
mod password;
mod policy;
mod portal;
mod report;
mod return_to;
mod session;
mod settings;
mod store;
mod texts;
mod token;

pub use clock::Clock;
pub use database::Database;
pub use demo::{Account, DEMO, HELP_DESK};
pub use policy::POLICY;
pub use portal::Portal;
pub use report::Report;
pub use settings::Settings;
