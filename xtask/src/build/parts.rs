//! The parts of a program that come after its first file: their names, and which files each is made of.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The parts, in the order in which they build on each other: each needs all before it.
pub const PARTS: [&str; 3] = ["list", "rest", "compose"];

/// Moves wasm-split's files into a folder for each part. A file that several parts share goes to the first of them.
///
/// # Errors
/// A folder without such files, or a file that no part needs.
pub fn into_folders(folder: &Path, program: &str) -> Result<()> {
    let loader = folder.join("__wasm_split.js");
    let script = fs::read_to_string(&loader)
        .with_context(|| format!("{} cannot be read", loader.display()))?;
    for part in PARTS {
        fs::create_dir(folder.join(part))?;
    }
    let files: std::io::Result<Vec<_>> = fs::read_dir(folder)?.collect();
    for file in files? {
        let name = file.file_name().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(".wasm") else {
            continue;
        };
        let part = match stem.strip_prefix("split_") {
            Some(part) => PARTS.into_iter().find(|known| *known == part),
            None if stem.starts_with("chunk_") => first_sharing(&script, stem),
            None => continue,
        };
        let part = part.with_context(|| format!("No part of {program} needs {name}"))?;
        fs::rename(file.path(), folder.join(part).join(&name))?;
    }
    Ok(())
}

/// The first part that needs a file. The script that loads the parts has a comment before it, which names them all.
fn first_sharing(script: &str, stem: &str) -> Option<&'static str> {
    let definition = format!("const __{stem} = ");
    let mut lines = script.lines().zip(script.lines().skip(1));
    let (comment, _) = lines.find(|(_, next)| next.starts_with(&definition))?;
    let sharing = comment.strip_prefix("/* ")?.strip_suffix(" */")?;
    let is_sharing = |part: &&str| sharing.split(", ").any(|one| one == *part);
    PARTS.into_iter().find(is_sharing)
}

/// The part that a file of a build belongs to, by the end of its name; nothing for a file that comes first.
pub fn of(file: &str) -> Option<&'static str> {
    let end = file.rsplit('_').next().unwrap_or_default();
    let name = end.split('.').next().unwrap_or_default();
    PARTS.into_iter().find(|part| *part == name)
}

/// The part and all that it needs.
fn up_to(part: &str) -> impl Iterator<Item = &'static str> {
    let place = PARTS.iter().position(|one| *one == part);
    PARTS.into_iter().take(place.map_or(0, |place| place + 1))
}

/// Whether a file is there once a part is; the first files always are.
pub fn is_loaded_by(part: &str, file: &str) -> bool {
    of(file).is_none_or(|of| up_to(part).any(|one| one == of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_parts_share_goes_into_the_first_of_them() {
        let script = "/* compose, list */\nconst __chunk_3 = makeLoad(() => {\n\
                      /* compose, rest */\nconst __chunk_31 = makeLoad(() => {\n\
                      /* other */\nconst __chunk_5 = makeLoad(() => {\n";
        let table = [
            ("chunk_3", Some("list")),
            ("chunk_31", Some("rest")),
            ("chunk_4", None),
            ("chunk_5", None),
        ];
        for (stem, expected) in table {
            assert_eq!(first_sharing(script, stem), expected, "{stem}");
        }
    }

    #[test]
    fn a_file_says_which_part_it_belongs_to_and_which_parts_need_it() {
        let table = [
            ("active-users-1a2b_list.wasm", Some("list"), true),
            (
                "active-users-elements-3c4d_styles_list.js",
                Some("list"),
                true,
            ),
            ("active-users-1a2b_rest.wasm", Some("rest"), true),
            ("active-users-1a2b_compose.wasm", Some("compose"), false),
            ("active-users-1a2b_bg.wasm", None, true),
            ("embed.js", None, true),
        ];
        for (file, part, with_rest) in table {
            assert_eq!(of(file), part, "{file}");
            assert_eq!(is_loaded_by("rest", file), with_rest, "{file}");
        }
        assert!(up_to("list").eq(["list"]));
    }
}
