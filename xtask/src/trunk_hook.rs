//! `cargo xtask trunk-hook`: what Trunk cannot do itself. Sends markup through a Trusted Types
//! policy, writes the elements' styles, puts a version in the elements' file names, and adds sample
//! data to a development build.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};

use crate::build::{markup, styles, version};
use crate::project;
use crate::sample::{self, Sample};

const USERS: usize = 500;

/// Finishes the files in Trunk's staging folder.
///
/// # Errors
/// Trunk did not call this task, a script differs from what is expected, or a file cannot be written.
pub fn run(now: DateTime<Utc>) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set; only Trunk can run this task; use `cargo xtask sample` for sample data")?;
    let staging = PathBuf::from(staging);
    let source = env::var_os("TRUNK_SOURCE_DIR").map_or_else(PathBuf::new, PathBuf::from);
    trust_markup(&staging)?;
    styles::write(&source.join("style"), &staging)?;
    styles::to_scripts(&staging)?;
    version::name(&staging, "active-users-elements", version::ELEMENTS_LOADERS)?;
    version::tell(&staging, &project::version(&source)?)?;
    let is_development = env::var_os("TRUNK_PROFILE").is_some_and(|profile| profile == "debug");
    let sample = Sample {
        users: USERS,
        seed: 1,
        as_of: now,
        bad: 0,
    };
    if is_development {
        sample::save(&sample, Some(&staging.join("users.json")))?;
    }
    Ok(())
}

/// Makes wasm-bindgen's scripts send the markup they assign through the app's Trusted Types policy.
fn trust_markup(staging: &Path) -> Result<()> {
    for entry in fs::read_dir(staging)? {
        let path = entry?.path();
        let is_glue = path.with_extension("").to_string_lossy().into_owned() + "_bg.wasm";
        if path.extension().is_none_or(|extension| extension != "js")
            || !Path::new(&is_glue).is_file()
        {
            continue;
        }
        let script = fs::read_to_string(&path)?;
        let trusted = markup::trusted(&script).with_context(|| path.display().to_string())?;
        fs::write(&path, trusted)?;
    }
    Ok(())
}
