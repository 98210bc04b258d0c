//! The version: of the release in the elements' script, and of the content in the names of files that
//! belong together, so that no cache ever puts an old one beside a new one.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// What the elements' script says of its version before the build fills it in.
const VERSION: &str = "export const version = \"\";";

/// The scripts that load the elements' files.
pub const ELEMENTS_LOADERS: &[&str] = &["active-users-elements.js", "embed.js"];

/// Names a program's files after what is in all of them; gives what follows its name in theirs.
/// `loaders` are the scripts that load these files, each by its name.
///
/// # Errors
/// A file that cannot be read, written or renamed.
pub fn name(folder: &Path, program: &str, loaders: &[&str]) -> Result<String> {
    let mut ends: Vec<_> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_prefix(program)?.to_owned()))
        .filter(|end| end.starts_with(['.', '_']))
        .collect();
    ends.sort();
    let mut hash = DefaultHasher::new();
    for end in &ends {
        fs::read(folder.join(format!("{program}{end}")))?.hash(&mut hash);
    }
    let version = format!("-{:016x}", hash.finish());
    for loader in loaders {
        let script = folder.join(loader);
        let text = fs::read_to_string(&script)
            .with_context(|| format!("{} cannot be read", script.display()))?;
        fs::write(&script, with_new_names(&text, program, &ends, &version))?;
    }
    for end in &ends {
        fs::rename(
            folder.join(format!("{program}{end}")),
            folder.join(format!("{program}{version}{end}")),
        )?;
    }
    Ok(version)
}

/// A script with the new names of the files that it loads. The name of its imports, which is in the
/// WebAssembly as well, stays: it is no file.
fn with_new_names(script: &str, program: &str, ends: &[String], version: &str) -> String {
    ends.iter().fold(script.to_owned(), |script, end| {
        script.replace(
            &format!("{program}{end}"),
            &format!("{program}{version}{end}"),
        )
    })
}

/// Says in the elements' script and in `version.json` which release they belong to.
///
/// # Errors
/// A script without a place for it, or a file that cannot be written.
pub fn tell(folder: &Path, release: &str) -> Result<()> {
    let script = folder.join("embed.js");
    fs::write(&script, told(&fs::read_to_string(&script)?, release)?)?;
    let note = format!("{{\"version\": \"{release}\"}}\n");
    fs::write(folder.join("version.json"), note)?;
    Ok(())
}

fn told(script: &str, release: &str) -> Result<String> {
    ensure!(
        script.matches(VERSION).count() == 1,
        "public/embed.js has no line `{VERSION}` to write the version into"
    );
    Ok(script.replacen(
        VERSION,
        &format!("export const version = \"{release}\";"),
        1,
    ))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A folder of its own for a test.
    fn folder(name: &str) -> Result<PathBuf> {
        let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    #[test]
    fn the_release_is_written_into_the_one_place_for_it() -> Result<()> {
        let script = told(&format!("a; {VERSION} b;"), "1.2.3")?;
        assert_eq!(script, "a; export const version = \"1.2.3\"; b;");
        assert!(told("", "1.2.3").is_err());
        Ok(())
    }

    #[test]
    fn the_files_of_a_program_know_each_other_by_their_new_names_and_others_stay() -> Result<()> {
        let folder = folder("version")?;
        let script = "'./app_bg.js'; new URL('app_bg.wasm'); new URL('./app_list.css')";
        fs::write(folder.join("app.js"), script)?;
        for file in ["app_bg.wasm", "app_list.css", "app.css", "app-other.js"] {
            fs::write(folder.join(file), "")?;
        }
        fs::write(
            folder.join("embed.js"),
            "import('./app.js'); new URL('./app_bg.wasm')",
        )?;
        let version = name(&folder, "app", &["app.js", "embed.js"])?;
        assert_eq!(version.len(), 17, "{version}");
        for end in ["_bg.wasm", "_list.css", ".css"] {
            assert!(folder.join(format!("app{version}{end}")).is_file(), "{end}");
        }
        let script = fs::read_to_string(folder.join(format!("app{version}.js")))?;
        let expected = format!(
            "'./app_bg.js'; new URL('app{version}_bg.wasm'); new URL('./app{version}_list.css')"
        );
        assert_eq!(script, expected);
        assert_eq!(
            fs::read_to_string(folder.join("embed.js"))?,
            format!("import('./app{version}.js'); new URL('./app{version}_bg.wasm')")
        );
        assert!(folder.join("app-other.js").is_file());
        fs::remove_dir_all(folder)?;
        Ok(())
    }

    #[test]
    fn another_content_is_another_version() -> Result<()> {
        let folder = folder("content")?;
        let mut versions = Vec::new();
        for content in ["one", "two", "one"] {
            fs::write(folder.join("app.js"), content)?;
            let version = name(&folder, "app", &["app.js"])?;
            fs::remove_file(folder.join(format!("app{version}.js")))?;
            versions.push(version);
        }
        assert_ne!(versions[0], versions[1]);
        assert_eq!(versions[0], versions[2]);
        fs::remove_dir_all(folder)?;
        Ok(())
    }
}
