//! The version of wasm-bindgen that the app is compiled with.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The version in the project's `Cargo.lock`, which `wasm-bindgen` the program must equal.
pub fn wasm_bindgen_version(root: &Path) -> Result<String> {
    let file = root.join("Cargo.lock");
    let lock = fs::read_to_string(&file).with_context(|| {
        format!(
            "{} cannot be read; create it with `cargo generate-lockfile`",
            file.display()
        )
    })?;
    version_of("wasm-bindgen", &lock)
        .map(str::to_owned)
        .with_context(|| {
            format!(
                "{} names no wasm-bindgen; update it with `cargo generate-lockfile`",
                file.display()
            )
        })
}

/// The version of the first `package` in the text of a lock file.
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
    fn the_version_is_that_of_the_package_and_not_of_one_with_a_longer_name() {
        assert_eq!(version_of("wasm-bindgen", LOCK), Some("0.2.130"));
    }

    #[test]
    fn a_package_that_is_not_locked_has_no_version() {
        assert_eq!(version_of("wasm", LOCK), None);
    }
}
