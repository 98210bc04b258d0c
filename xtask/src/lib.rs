//! The task runner of Active Users: `cargo xtask serve`, `portal`, `build`, `test`, `campaign`, `lint`,
//! `screenshots`, `bench`, `package`, `sample` and `summarize`.
//!
//! The end-to-end tests and the example portal use two parts of it as a library: [`serve::app`]
//! responds as a strict host would, and [`sample`] generates an organization.

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )
)]

pub mod bench;
pub mod build;
pub mod campaign;
pub mod frameworks;
pub mod lint;
pub mod package;
pub mod portal;
pub mod project;
pub mod sample;
pub mod screenshots;
pub mod serve;
pub mod summarize;
pub mod test;
pub mod tools;
pub mod trunk_hook;

mod browser;
mod django;
#[cfg(test)]
mod documentation;
mod packages;
mod process;
pub mod sizes;
