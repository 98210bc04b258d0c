//! Markup through the app's Trusted Types policy.

use anyhow::{Result, ensure};

/// Where wasm-bindgen's script assigns markup, and what takes its place.
const MARKUP: &str = ".innerHTML = getStringFromWasm0(arg1, arg2)";
const TRUSTED_MARKUP: &str = ".innerHTML = trustedHtml(getStringFromWasm0(arg1, arg2))";
const IMPORT: &str = "import { trustedHtml } from './trusted-html.js';\n";

/// wasm-bindgen's script with its one assignment of markup made a trusted one.
///
/// # Errors
/// A script that assigns markup elsewhere, or in another way.
pub fn trusted(script: &str) -> Result<String> {
    let places = script.matches("innerHTML = ").count();
    ensure!(
        places == 1 && script.contains(MARKUP),
        "wasm-bindgen's script assigns markup in {places} places, or in another way than expected; look for innerHTML \
         in it and adapt xtask/src/build/markup.rs"
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
    fn a_script_that_assigns_markup_in_another_way_is_refused() {
        assert!(trusted("element.innerHTML = text").is_err());
        assert!(trusted(&[MARKUP, MARKUP].concat()).is_err());
        assert!(trusted("").is_err());
    }
}
