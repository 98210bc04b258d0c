//! Reads which version of wasm-bindgen the app is compiled with.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The version of the wasm-bindgen crate in `Cargo.lock`. The `wasm-bindgen` program
/// must have the same version.
pub fn wasm_bindgen_version(root: &Path) -> Result<String> {
    let file = root.join("Cargo.lock");
    let lock = fs::read_to_string(&file).with_context(|| {
        format!(
            "Cannot read {}; create it with `cargo generate-lockfile`",
            file.display()
        )
    })?;
    version_of("wasm-bindgen", &lock)
        .map(str::to_owned)
        .with_context(|| {
            format!(
                "{} does not contain wasm-bindgen; update it with `cargo generate-lockfile`",
                file.display()
            )
        })
}

/// The version of the first package with this name in the text of a lock file.
fn version_of<'a>(package: &str, lock: &'a str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"version = 4

[[package]]
name = "wasm-bindgen-futures"
version = "0.4.80"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
"#;

    #[test]
    fn a_package_with_a_longer_name_is_not_mistaken_for_it() {
        assert_eq!(version_of("wasm-bindgen", LOCK), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_not_in_the_lock_file_has_no_version() {
        assert_eq!(version_of("wasm", LOCK), None);
    }
}
