//! `cargo xtask trunk-hook`: what Trunk's own pipelines leave to do: markup through a Trusted Types policy, a version
//! in the names of the elements' files, and sample data beside a development build.

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

/// How the names of the files begin that the elements' script loads.
const PARTS: [&str; 2] = ["active-users-chart", "active-users-list"];

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

/// Names the files that the elements' script loads after what is in all of them, so that no cache ever puts an old
/// one beside a new one, and tells the script.
fn name_version(staging: &Path) -> Result<()> {
    let mut files: Vec<_> = fs::read_dir(staging)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| PARTS.iter().any(|part| name.starts_with(part)))
        .collect();
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in &files {
        fs::read(staging.join(file))?.hash(&mut hash);
    }
    let version = format!("-{:016x}", hash.finish());
    for file in files.iter().filter(|file| file.ends_with(".js")) {
        let path = staging.join(file);
        let script = fs::read_to_string(&path)?;
        fs::write(&path, with_named_wasm(&script, &version))?;
    }
    for file in &files {
        fs::rename(staging.join(file), staging.join(versioned(file, &version)))?;
    }
    let script = staging.join("embed.js");
    let text = fs::read_to_string(&script)?;
    fs::write(script, told(&text, &version)?)?;
    Ok(())
}

/// The name of an element's file with the version in it.
fn versioned(name: &str, version: &str) -> String {
    let named = |part: &&str| Some(format!("{part}{version}{}", name.strip_prefix(*part)?));
    PARTS
        .iter()
        .find_map(named)
        .unwrap_or_else(|| name.to_owned())
}

/// wasm-bindgen's script with the new name of the WebAssembly that it loads when it is given none.
fn with_named_wasm(script: &str, version: &str) -> String {
    PARTS.iter().fold(script.to_owned(), |script, part| {
        let old = format!("{part}_bg.wasm");
        script.replace(&old, &versioned(&old, version))
    })
}

/// The elements' script with the version filled in.
fn told(script: &str, version: &str) -> Result<String> {
    ensure!(
        script.matches(VERSION).count() == 1,
        "public/embed.js has no line `{VERSION}` to write the version into"
    );
    Ok(script.replacen(VERSION, &format!("const VERSION = \"{version}\";"), 1))
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
        let script = told(&format!("a; {VERSION} b;"), "-00ab")?;
        assert_eq!(script, "a; const VERSION = \"-00ab\"; b;");
        assert!(told("", "-00ab").is_err());
        Ok(())
    }

    #[test]
    fn the_version_is_in_the_names_of_the_elements_files_and_of_no_others() {
        for (name, expected) in [
            ("active-users-chart.js", "active-users-chart-00ab.js"),
            (
                "active-users-list_bg.wasm",
                "active-users-list-00ab_bg.wasm",
            ),
            ("active-users-1a2b_bg.wasm", "active-users-1a2b_bg.wasm"),
        ] {
            assert_eq!(versioned(name, "-00ab"), expected);
        }
    }

    #[test]
    fn the_files_of_the_elements_know_each_other_by_their_new_names() -> Result<()> {
        let staging = std::env::temp_dir().join(format!("xtask-hook-{}", std::process::id()));
        fs::create_dir_all(&staging)?;
        fs::write(
            staging.join("active-users-chart.js"),
            "'./active-users-chart_bg.js'; new URL('active-users-chart_bg.wasm')",
        )?;
        fs::write(staging.join("active-users-chart_bg.wasm"), "")?;
        fs::write(staging.join("embed.js"), VERSION)?;
        name_version(&staging)?;
        let script = fs::read_to_string(staging.join("embed.js"))?;
        let version = script.split('"').nth(1).unwrap_or_default();
        assert_eq!(version.len(), 17, "{script}");
        let wasm = format!("active-users-chart{version}_bg.wasm");
        assert!(staging.join(&wasm).is_file(), "{wasm}");
        let glue = fs::read_to_string(staging.join(format!("active-users-chart{version}.js")))?;
        // The name of the imports is in the WebAssembly as well, and stays.
        let expected = format!("'./active-users-chart_bg.js'; new URL('{wasm}')");
        assert_eq!(glue, expected);
        assert!(!staging.join("active-users-chart.js").exists());
        fs::remove_dir_all(staging)?;
        Ok(())
    }

    #[test]
    fn a_script_that_assigns_markup_in_another_way_is_refused() {
        assert!(trusted("element.innerHTML = text").is_err());
        assert!(trusted(&[MARKUP, MARKUP].concat()).is_err());
        assert!(trusted("").is_err());
    }
}
