//! `cargo xtask package`: the npm package of the elements, into target/package/, and packed beside it.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Result, ensure};

use crate::build::{self, compressed};
use crate::packages::{copy_all, npm};
use crate::process;
use crate::project::Project;
use crate::tools::{self, Tools};

/// The files of dist/ that it has, besides those of the elements' program.
const SCRIPTS: [&str; 3] = ["embed.js", "engine.js", "trusted.js"];
const PROGRAM: &str = "active-users-elements-";
/// The files of the project that it has.
const PAPERS: [&str; 3] = ["CHANGELOG.md", "LICENSE-APACHE", "LICENSE-MIT"];
/// What package.json says of its version before it is filled in.
const VERSION: &str = "\"version\": \"0.0.0\"";

/// Does all setup, builds, makes the package, and says where it is.
///
/// # Errors
/// A tool cannot be installed, or a step fails.
pub fn run(project: &Project) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_BUILD)?;
    build::release(project, &tools)?;
    let packed = write(project, &tools)?;
    println!("The package is in {}", packed.display());
    Ok(())
}

/// Makes the package of what is in dist/; gives the packed file.
///
/// # Errors
/// A file cannot be read or written, or npm is missing.
pub fn write(project: &Project, tools: &Tools) -> Result<PathBuf> {
    let root = project.root();
    let folder = build::empty(&root.join("target/package"))?;
    copy_all(root, &folder, |name| PAPERS.contains(&name))?;
    copy_all(&root.join("package"), &folder, |name| {
        name != "package.json"
    })?;
    copy_all(&project.dist(), &folder, is_of_elements)?;
    let version = project.version()?;
    let manifest = fs::read_to_string(root.join("package/package.json"))?;
    fs::write(
        folder.join("package.json"),
        with_version(&manifest, &version)?,
    )?;
    let packed = root.join(format!("target/active-users-{version}.tgz"));
    let arguments = ["pack", "--silent", "--pack-destination", ".."];
    process::run(
        npm(tools, &folder, &arguments)?.stdout(Stdio::null()),
        "Packing the package",
    )?;
    ensure!(packed.is_file(), "npm has not made {}", packed.display());
    Ok(packed)
}

/// Whether a file of dist/ belongs to the elements and is not a compressed copy.
fn is_of_elements(name: &str) -> bool {
    let is_copy = compressed::ENDINGS
        .iter()
        .any(|ending| name.ends_with(ending));
    SCRIPTS.contains(&name) || (name.starts_with(PROGRAM) && !is_copy)
}

fn with_version(manifest: &str, version: &str) -> Result<String> {
    ensure!(
        manifest.matches(VERSION).count() == 1,
        "package/package.json has no line `{VERSION}` to write the version into"
    );
    Ok(manifest.replacen(VERSION, &format!("\"version\": \"{version}\""), 1))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn text(path: &str) -> String {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        fs::read_to_string(root.join(path)).unwrap()
    }

    /// The attributes that `embed.js` knows, by their names in markup.
    fn attributes() -> Vec<String> {
        let script = text("public/embed.js");
        let (_, rest) = script.split_once("const ATTRIBUTES = {\n").unwrap();
        let (table, _) = rest.split_once("\n};").unwrap();
        let names = table
            .lines()
            .filter_map(|line| line.trim().split_once(": "));
        names
            .map(|(name, _)| name.trim_matches('"').to_owned())
            .collect()
    }

    #[test]
    fn the_components_the_types_and_the_documentation_know_each_attribute() {
        let attributes = attributes();
        assert!(attributes.len() > 10, "{attributes:?}");
        let (names, types) = (text("package/names.js"), text("package/embed.d.ts"));
        let documentation = text("docs/embedding/attributes-and-events.md");
        for name in &attributes {
            assert!(
                names.contains(&format!("  \"{name}\",\n")),
                "{name} in names.js"
            );
            let (bare, quoted) = (format!("  {name}?: "), format!("  \"{name}\"?: "));
            assert!(
                types.contains(&bare) || types.contains(&quoted),
                "{name} in embed.d.ts"
            );
            assert!(
                documentation.contains(&format!("\n| `{name}` | ")),
                "{name} in the documentation"
            );
        }
        let (list, _) = names.split_once("];").unwrap();
        assert_eq!(
            list.matches("  \"").count(),
            attributes.len(),
            "names.js has no other"
        );
    }

    #[test]
    fn the_components_know_each_property_that_is_no_attribute() {
        let (script, names) = (text("public/embed.js"), text("package/names.js"));
        let (_, rest) = script.split_once("#adopt() {").unwrap();
        let (_, list) = rest.split_once("of [").unwrap();
        let (properties, _) = list.split_once(", ...").unwrap();
        assert!(properties.contains("\"data\""), "{properties}");
        assert!(
            names.contains(&format!("PROPERTIES = [{properties}];")),
            "{properties}"
        );
    }

    #[test]
    fn the_types_know_each_event_of_the_documentation() {
        let types = text("package/embed.d.ts");
        let documentation = text("docs/embedding/attributes-and-events.md");
        let rows = documentation
            .lines()
            .filter_map(|line| line.strip_prefix("| `active-users-"));
        let events: Vec<_> = rows.filter_map(|row| row.split_once('`')).collect();
        assert!(events.len() > 4, "{events:?}");
        for (event, _) in events {
            assert!(
                types.contains(&format!("  \"active-users-{event}\": CustomEvent<")),
                "{event}"
            );
        }
    }

    #[test]
    fn the_changelog_says_what_is_new_in_this_version() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let version = crate::project::version(&root).unwrap();
        assert!(text("CHANGELOG.md").contains(&format!("\n## [{version}] - ")));
    }

    #[test]
    fn the_package_has_the_version_of_the_release() {
        let manifest = with_version(&text("package/package.json"), "1.2.3").unwrap();
        assert!(manifest.contains("\"version\": \"1.2.3\""));
        assert!(with_version("{}", "1.2.3").is_err());
    }

    #[test]
    fn the_package_has_the_files_of_the_elements_and_no_compressed_ones() {
        for (name, is_in_it) in [
            ("embed.js", true),
            ("active-users-elements-12ab_bg.wasm", true),
            ("active-users-elements-12ab_bg.wasm.br", false),
            ("active-users-12ab_bg.wasm", false),
            ("index.html", false),
        ] {
            assert_eq!(is_of_elements(name), is_in_it, "{name}");
        }
    }
}
