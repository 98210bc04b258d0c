//! A harness for journeys through the built app: a server that can misbehave, a separate browser
//! for each test, and a page whose parts are found by role and name, as a person would.
//!
//! A failed step panics with a sentence that says what was expected and what the page shows
//! instead, so that the sentence is the test's result.

#![allow(
    clippy::panic,
    reason = "a test fails by panicking, and this crate is nothing but tests"
)]

mod axe;
mod browser;
mod capabilities;
mod command;
mod display;
mod downloads;
mod driver;
mod engine;
mod environment;
mod folder;
mod foreign;
mod guarded;
mod journey;
mod locator;
mod mailbox;
mod org;
mod page;
mod patience;
mod portal;
mod rested;
mod role;
mod server;

pub use browser::Browser;
pub use engine::Engine;
pub use environment::built;
pub use folder::Folder;
pub use foreign::ForeignPortal;
pub use journey::Journey;
pub use locator::Locator;
pub use mailbox::{Handover, Mail, Mailbox};
pub use org::{Org, Person, sample};
pub use page::{Key, Page};
pub use patience::Patience;
pub use portal::{HostSetup, PortalHost, PortalJourney, Trouble};
pub use role::Role;
pub use server::{Answer, Server, Tap};
