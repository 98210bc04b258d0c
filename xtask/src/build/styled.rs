//! The style sheet of a part, which is fetched with it.

use anyhow::{Result, ensure};

/// What waits for a style sheet.
const WITH_STYLES: &str = include_str!("styled.js");

/// The script that loads the parts, where the one in `file` waits for its style sheet as well.
///
/// # Errors
/// A script that loads the part in another way than expected.
pub fn with_styles(script: &str, file: &str, sheet: &str) -> Result<String> {
    let fetched = format!("fetch(new URL(\"./{file}\", import.meta.url))");
    ensure!(
        script.matches(&fetched).count() == 1,
        "wasm-split's script loads {file} in another way than expected; look for it and adapt \
         xtask/src/build/styled.rs"
    );
    let address = format!("new URL(\"./{sheet}\", import.meta.url)");
    let styled = format!("withStyles({address}, {fetched})");
    let script = script.replacen(&fetched, &styled, 1);
    // Another part may wait for it as well.
    Ok(match script.starts_with(WITH_STYLES) {
        true => script,
        false => WITH_STYLES.to_owned() + &script,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_waits_for_its_styles() -> Result<()> {
        let script = "const src = fetch(new URL(\"./app_list.wasm\", import.meta.url));";
        let styled = with_styles(script, "app_list.wasm", "app_list.css")?;
        assert!(
            styled.ends_with(
                "const src = withStyles(new URL(\"./app_list.css\", import.meta.url), \
                 fetch(new URL(\"./app_list.wasm\", import.meta.url)));"
            ),
            "{styled}"
        );
        assert!(styled.starts_with(WITH_STYLES));
        let other = styled + "fetch(new URL(\"./app_rest.wasm\", import.meta.url));";
        let both = with_styles(&other, "app_rest.wasm", "app_list.css")?;
        assert_eq!(both.matches(WITH_STYLES).count(), 1);
        Ok(())
    }

    #[test]
    fn a_script_that_loads_the_part_in_another_way_is_refused() {
        let once = "fetch(new URL(\"./a.wasm\", import.meta.url))";
        for script in ["", "fetch(\"./a.wasm\")", &format!("{once}; {once}")] {
            assert!(with_styles(script, "a.wasm", "a.css").is_err(), "{script}");
        }
    }
}
