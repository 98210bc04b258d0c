//! index.html: what Trunk is told in it, done here.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};

use super::{Build, parts};
use crate::project::Project;

/// The page as it is written, with links to what Trunk puts in their place.
pub struct Page {
    html: String,
    root: PathBuf,
}

/// One link to something that the build makes or copies.
struct Asset {
    kind: String,
    /// Where it is in the project; nothing for a program.
    path: String,
    /// The part of the app that it comes with, if that is not the first.
    part: Option<String>,
}

impl Page {
    /// Reads it.
    pub fn read(project: &Project) -> Result<Self> {
        let root = project.root().to_owned();
        let file = root.join("index.html");
        let html = fs::read_to_string(&file)
            .with_context(|| format!("{} cannot be read", file.display()))?;
        Ok(Self { html, root })
    }

    /// The style sheets of a part of the app in their order; those of the first without a name.
    pub fn styles(&self, part: Option<&str>) -> Result<Vec<PathBuf>> {
        let assets = self.assets()?.into_iter();
        let styles = assets.filter(|asset| asset.kind == "css" && asset.part.as_deref() == part);
        Ok(styles.map(|asset| self.root.join(asset.path)).collect())
    }

    /// Puts the files that are served unchanged into the staging folder.
    pub fn copy_files(&self, build: &Build<'_>) -> Result<()> {
        for asset in self.assets()? {
            if !matches!(asset.kind.as_str(), "copy-file" | "icon") {
                continue;
            }
            let from = self.root.join(&asset.path);
            let to = build.staging.join(from.file_name().unwrap_or_default());
            fs::copy(&from, &to).with_context(|| format!("{} cannot be copied", from.display()))?;
        }
        Ok(())
    }

    /// Writes the page that loads the app of a version.
    pub fn write(&self, build: &Build<'_>, version: &str) -> Result<()> {
        let app = format!("./active-users{version}");
        let styles = integrity(&fs::read(build.staging.join(format!("{app}.css")))?);
        let icon = fs::read(build.staging.join("icon.svg"))?;
        let (list, rest) = later_files(build, &format!("active-users{version}_"))?;
        let head = [
            format!(
                "<script type=\"module\" src=\"./start.js\" data-app=\"{app}.js\" data-wasm=\"{app}_bg.wasm\" data-list=\"{list}\" data-rest=\"{rest}\"></script>"
            ),
            format!("<link rel=\"stylesheet\" href=\"{app}.css\" integrity=\"{styles}\">"),
            format!(
                "<link rel=\"icon\" href=\"./icon.svg\" integrity=\"{}\">",
                integrity(&icon)
            ),
            format!("<link rel=\"modulepreload\" href=\"{app}.js\" crossorigin>"),
            format!(
                "<link rel=\"preload\" href=\"{app}_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin>"
            ),
        ];
        let lines = self.html.lines().filter(|line| !is_asset(line));
        let html: Vec<_> = lines.map(str::trim).collect();
        let html = html
            .join("\n")
            .replacen("</head>", &(head.join("\n") + "\n</head>"), 1);
        fs::write(build.staging.join("index.html"), html + "\n")?;
        Ok(())
    }

    fn assets(&self) -> Result<Vec<Asset>> {
        let lines = self.html.lines().filter(|line| is_asset(line));
        lines.map(asset).collect()
    }
}

/// What a list opened directly needs of the files that begin with `start`, and what the other pages need.
fn later_files(build: &Build<'_>, start: &str) -> Result<(String, String)> {
    let mut names = Vec::new();
    for entry in fs::read_dir(build.staging)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) {
            names.push(name);
        }
    }
    names.sort();
    let needed_by = |part: &str| {
        let needed = |name: &&String| parts::of(name).is_some() && parts::is_loaded_by(part, name);
        names.iter().filter(needed).collect::<Vec<_>>()
    };
    let (list, rest) = (needed_by("list"), needed_by("rest"));
    for part in ["list", "rest"] {
        let file = format!("{start}{part}.wasm");
        ensure!(names.contains(&file), "The build has not made {file}");
    }
    let addresses = |names: Vec<&String>| {
        let addresses: Vec<_> = names.iter().map(|name| format!("./{name}")).collect();
        addresses.join(" ")
    };
    Ok((addresses(list), addresses(rest)))
}

fn is_asset(line: &str) -> bool {
    line.trim_start().starts_with("<link data-trunk ")
}

fn asset(line: &str) -> Result<Asset> {
    let kind = attribute(line, "rel").unwrap_or_default();
    ensure!(
        matches!(kind.as_str(), "rust" | "css" | "copy-file" | "icon"),
        "index.html has a link that xtask/src/build/page.rs doesn't know: {}",
        line.trim()
    );
    let path = attribute(line, "href").unwrap_or_default();
    let part = attribute(line, "data-part");
    Ok(Asset { kind, path, part })
}

fn attribute(line: &str, name: &str) -> Option<String> {
    let (_, rest) = line.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(value.to_owned())
}

/// The hash by which a browser refuses another file.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_to_files_are_found_in_their_order() -> Result<()> {
        let page = Page {
            html:
                "<head>\n <link data-trunk rel=\"css\" href=\"style/b.css\">\n <link rel=\"x\">\n \
                   <link data-trunk rel=\"css\" href=\"style/a.css\">\n \
                   <link data-trunk rel=\"css\" data-part=\"list\" href=\"style/c.css\">\n \
                   <link data-trunk rel=\"rust\" data-bin=\"app\">"
                    .to_owned(),
            root: PathBuf::from("root"),
        };
        let expected = ["root/style/b.css", "root/style/a.css"].map(PathBuf::from);
        assert_eq!(page.styles(None)?, expected);
        assert_eq!(
            page.styles(Some("list"))?,
            [PathBuf::from("root/style/c.css")]
        );
        Ok(())
    }

    #[test]
    fn a_link_of_another_kind_is_refused() {
        assert!(asset("<link data-trunk rel=\"sass\" href=\"a.scss\">").is_err());
    }

    #[test]
    fn a_hash_is_what_browsers_expect() {
        assert_eq!(
            integrity(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
