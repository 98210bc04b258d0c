//! The task runner of Active Users: `cargo xtask serve`, `portal`, `build`, `test`, `campaign`, `lint`,
//! `screenshots` and `sample`.
//!
//! Two parts are a library for the end-to-end tests and the example portal as well: [`serve::app`]
//! answers as a strict host would, and [`sample`] invents an organization.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )
)]

pub mod build;
pub mod campaign;
pub mod frameworks;
pub mod lint;
pub mod portal;
pub mod project;
pub mod sample;
pub mod screenshots;
pub mod serve;
pub mod test;
pub mod tools;
pub mod trunk_hook;

mod browser;
mod process;
mod sizes;
