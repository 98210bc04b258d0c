//! `cargo xtask trunk-hook`: sample data beside a development build, so that `trunk serve` has something to show.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};

use crate::sample::{self, Sample};

const USERS: usize = 500;

/// Writes `users.json` into Trunk's staging folder when the build is for development, and nothing otherwise.
///
/// # Errors
/// Not called by Trunk, or the file cannot be written.
pub fn run(now: DateTime<Utc>) -> Result<()> {
    if env::var_os("TRUNK_PROFILE").is_none_or(|profile| profile != "debug") {
        return Ok(());
    }
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set; this task is for Trunk to call, use `cargo xtask sample` instead")?;
    let sample = Sample {
        users: USERS,
        seed: 1,
        as_of: now,
        bad: 0,
    };
    sample::save(&sample, Some(&PathBuf::from(staging).join("users.json")))
}
