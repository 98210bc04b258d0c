//! The files that come later: what they are called, and which parts need them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The files that a program was cut into besides the first, and what each is called: a part by the name
/// that `in_part!` gives to it, and a file that several parts need by all of theirs, as in `compose-list`.
///
/// # Errors
/// A folder without such files, or a file that no part needs.
pub fn files(folder: &Path, program: &str) -> Result<Vec<(String, String)>> {
    let loader = folder.join("__wasm_split.js");
    let script = fs::read_to_string(&loader)
        .with_context(|| format!("{} cannot be read", loader.display()))?;
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        let Some(stem) = file.strip_suffix(".wasm") else {
            continue;
        };
        if let Some(part) = stem.strip_prefix("split_") {
            files.push((file.clone(), part.to_owned()));
        } else if stem.starts_with("chunk_") {
            let parts = sharing(&script, stem)
                .with_context(|| format!("No part of {program} needs {file}"))?;
            files.push((file, parts));
        }
    }
    files.sort();
    Ok(files)
}

/// The parts that share a file, which the script that loads them has in a comment before it.
fn sharing(script: &str, stem: &str) -> Option<String> {
    let definition = format!("const __{stem} = ");
    let mut lines = script.lines().zip(script.lines().skip(1));
    let (comment, _) = lines.find(|(_, next)| next.starts_with(&definition))?;
    let parts = comment.strip_prefix("/* ")?.strip_suffix(" */")?;
    Some(parts.replace(", ", "-"))
}

/// Whether a part is among those that a file is named for. `parts` may be a file's whole name.
pub fn is_among(part: &str, parts: &str) -> bool {
    let parts = parts.rsplit('_').next().unwrap_or_default();
    let parts = parts.split('.').next().unwrap_or_default();
    parts.split('-').any(|one| one == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shared_file_is_named_for_the_parts_that_need_it() {
        let script = "/* compose, list */\nconst __chunk_3 = makeLoad(() => {\n\
                      /* compose, list, rest */\nconst __chunk_31 = makeLoad(() => {\n";
        assert_eq!(sharing(script, "chunk_3").as_deref(), Some("compose-list"));
        assert_eq!(
            sharing(script, "chunk_31").as_deref(),
            Some("compose-list-rest")
        );
        assert_eq!(sharing(script, "chunk_4"), None);
    }

    #[test]
    fn a_file_says_which_parts_need_it() {
        let table = [
            ("active-users-1a2b_list.wasm", true),
            ("active-users-1a2b_compose-list.wasm", true),
            ("active-users-elements-3c4d_styles_list.js", true),
            ("list-rest", true),
            ("active-users-1a2b_rest.wasm", false),
            ("active-users-1a2b_bg.wasm", false),
            ("embed.js", false),
        ];
        for (file, expected) in table {
            assert_eq!(is_among("list", file), expected, "{file}");
        }
    }
}
