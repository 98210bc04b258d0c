//! `cargo xtask trunk-hook`: what Trunk's own pipelines leave to do: markup through a Trusted Types policy, and
//! sample data beside a development build.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};

use crate::sample::{self, Sample};

const USERS: usize = 500;

/// Where wasm-bindgen's script assigns markup, and what takes its place.
const MARKUP: &str = ".innerHTML = getStringFromWasm0(arg1, arg2)";
const TRUSTED_MARKUP: &str = ".innerHTML = trustedHtml(getStringFromWasm0(arg1, arg2))";
const IMPORT: &str = "import { trustedHtml } from './trusted-html.js';\n";

/// What the elements' script says of its version before the build fills it in.
const VERSION: &str = "const VERSION = \"\";";

/// Finishes the files in Trunk's staging folder.
///
/// # Errors
/// Not called by Trunk, a script that is not as expected, or a file that cannot be written.
pub fn run(now: DateTime<Utc>) -> Result<()> {
    let staging = env::var_os("TRUNK_STAGING_DIR")
        .context("TRUNK_STAGING_DIR is not set; this task is for Trunk to call, use `cargo xtask sample` instead")?;
    let staging = PathBuf::from(staging);
    trust_markup(&staging)?;
    name_version(&staging)?;
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

/// Writes a version into the elements' script, made of all files that it loads.
fn name_version(staging: &Path) -> Result<()> {
    let mut files: Vec<_> = fs::read_dir(staging)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("active-users-chart") || name.starts_with("active-users-list")
        })
        .collect();
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in files {
        fs::read(&file)?.hash(&mut hash);
    }
    let script = staging.join("embed.js");
    let text = fs::read_to_string(&script)?;
    fs::write(script, versioned(&text, hash.finish())?)?;
    Ok(())
}

/// The script with its version filled in.
fn versioned(script: &str, version: u64) -> Result<String> {
    ensure!(
        script.matches(VERSION).count() == 1,
        "public/embed.js has no line `{VERSION}` to write the version into"
    );
    Ok(script.replacen(
        VERSION,
        &format!("const VERSION = \"?v={version:016x}\";"),
        1,
    ))
}

/// Sends the markup that wasm-bindgen's scripts assign through the app's Trusted Types policy.
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
        fs::write(
            &path,
            trusted(&script).with_context(|| path.display().to_string())?,
        )?;
    }
    Ok(())
}

/// The script with its one assignment of markup made a trusted one.
fn trusted(script: &str) -> Result<String> {
    let places = script.matches("innerHTML = ").count();
    ensure!(
        places == 1 && script.contains(MARKUP),
        "wasm-bindgen's script assigns markup in {places} places, or in another way than expected; look for innerHTML \
         in it and adapt xtask/src/trunk_hook.rs"
    );
    Ok(IMPORT.to_owned() + &script.replacen(MARKUP, TRUSTED_MARKUP, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_through_the_policy() -> Result<()> {
        let script = format!("set: function(arg0, arg1, arg2) {{ arg0{MARKUP}; }}");
        let trusted = trusted(&script)?;
        assert!(trusted.starts_with(IMPORT), "{trusted}");
        assert!(trusted.contains(TRUSTED_MARKUP), "{trusted}");
        Ok(())
    }

    #[test]
    fn the_version_is_written_into_the_one_place_for_it() -> Result<()> {
        let script = versioned(&format!("a; {VERSION} b;"), 0xab)?;
        assert_eq!(script, "a; const VERSION = \"?v=00000000000000ab\"; b;");
        assert!(versioned("", 1).is_err());
        Ok(())
    }

    #[test]
    fn a_script_that_assigns_markup_in_another_way_is_refused() {
        assert!(trusted("element.innerHTML = text").is_err());
        assert!(trusted(&[MARKUP, MARKUP].concat()).is_err());
        assert!(trusted("").is_err());
    }
}
