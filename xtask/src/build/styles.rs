//! The styles of the elements: they draw in shadow trees, which the page's own styles don't reach.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The style sheets for every element, and for a list besides.
pub const FILES: [&str; 2] = [
    "active-users-elements_styles.css",
    "active-users-elements_styles_list.css",
];

const EVERY_ELEMENT: &[&str] = &[
    "tokens",
    "base",
    "card",
    "bars",
    "dashboard",
    "button",
    "notice",
    "loading",
    "embed",
];
const LIST: &[&str] = &[
    "message",
    "users",
    "pills",
    "table",
    "cells",
    "checkbox",
    "columns",
    "pager",
    "continuous",
    "menu",
    "views",
    "shortcuts",
    "switch",
    "panel",
    "user",
    "action",
    "user-rows",
    "outreach",
    "timeline",
    "stages",
    "compose",
    "guide",
];

/// Writes both files into a folder.
///
/// # Errors
/// A file of `style/` that is missing.
pub fn write(style: &Path, folder: &Path) -> Result<()> {
    for (file, sheets) in FILES.iter().zip([EVERY_ELEMENT, LIST]) {
        let sheets = sheets
            .iter()
            .map(|sheet| style.join(sheet).with_extension("css"));
        fs::write(folder.join(file), joined(&sheets.collect::<Vec<_>>())?)?;
    }
    Ok(())
}

/// Puts a script in the place of each file: `embed.js` imports the styles as text.
///
/// # Errors
/// A file that cannot be read, written or removed.
pub fn to_scripts(folder: &Path) -> Result<()> {
    for file in FILES {
        let sheet = folder.join(file);
        let styles = fs::read_to_string(&sheet)
            .with_context(|| format!("{} cannot be read", sheet.display()))?;
        let script = to_script(&styles)?;
        fs::write(sheet.with_extension("js"), script)?;
        fs::remove_file(sheet)?;
    }
    Ok(())
}

fn to_script(styles: &str) -> Result<String> {
    Ok(format!(
        "export default {};\n",
        serde_json::to_string(styles)?
    ))
}

/// Style sheets one after another.
///
/// # Errors
/// A file that cannot be read.
pub fn joined(sheets: &[PathBuf]) -> Result<String> {
    let read = |sheet: &PathBuf| {
        fs::read_to_string(sheet).with_context(|| format!("{} cannot be read", sheet.display()))
    };
    sheets.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_backslashes_of_styles_are_escaped_in_their_script() -> Result<()> {
        let script = to_script("a::after{content:\"\\2713\"}")?;
        assert_eq!(
            script,
            "export default \"a::after{content:\\\"\\\\2713\\\"}\";\n"
        );
        Ok(())
    }
}
