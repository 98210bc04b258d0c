//! Markup and workers through the app's Trusted Types policy.

use anyhow::{Result, ensure};

/// What wasm-bindgen's script does, where it may do so, and what takes its place.
const TRUSTED: [(&str, &str, &str); 2] = [
    (
        "innerHTML = ",
        ".innerHTML = getStringFromWasm0(arg1, arg2)",
        ".innerHTML = trustedHtml(getStringFromWasm0(arg1, arg2))",
    ),
    (
        "new Worker(",
        "new Worker(getStringFromWasm0(arg0, arg1), arg2)",
        "trustedWorker(getStringFromWasm0(arg0, arg1), arg2)",
    ),
];
const IMPORT: &str = "import { trustedHtml, trustedWorker } from './trusted.js';\n";

/// wasm-bindgen's script with its one assignment of markup and its one worker made trusted ones.
///
/// # Errors
/// A script that does either elsewhere, or in another way.
pub fn trusted(script: &str) -> Result<String> {
    let mut trusted = IMPORT.to_owned() + script;
    for (what, expected, instead) in TRUSTED {
        let places = script.matches(what).count();
        ensure!(
            places == 1 && script.contains(expected),
            "wasm-bindgen's script has `{what}` in {places} places, or in another form than expected; look for it \
             and adapt xtask/src/build/markup.rs"
        );
        trusted = trusted.replacen(expected, instead, 1);
    }
    Ok(trusted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_workers_go_through_the_policy() -> Result<()> {
        let script = TRUSTED.map(|(_, expected, _)| expected).join(";\n");
        let trusted = trusted(&script)?;
        assert!(trusted.starts_with(IMPORT), "{trusted}");
        for (_, expected, instead) in TRUSTED {
            assert!(trusted.contains(instead), "{trusted}");
            assert!(!trusted.contains(expected), "{trusted}");
        }
        Ok(())
    }

    #[test]
    fn a_script_that_does_it_in_another_way_is_refused() {
        let [(_, markup, _), (_, worker, _)] = TRUSTED;
        for script in [
            "",
            markup,
            worker,
            &[markup, markup, worker].join(";"),
            &[markup, worker, worker].join(";"),
            &[worker, "element.innerHTML = text"].join(";"),
        ] {
            assert!(trusted(script).is_err(), "{script}");
        }
    }
}
