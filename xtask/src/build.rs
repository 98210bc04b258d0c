//! `cargo xtask build`: the app and the elements for release into dist/, and how large they are.

pub mod compressed;
mod current;
mod join;
mod loader;
pub mod markup;
mod names;
mod order;
mod page;
pub mod parts;
mod program;
pub mod styles;
pub mod version;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::run as run_program;
use crate::project::Project;
use crate::sizes;
use crate::tools::{self, Tools};

use current::Sources;
use page::Page;
use program::{APP, ELEMENTS, STYLED};

/// Does all setup, builds, and prints the sizes.
///
/// # Errors
/// A tool that cannot be installed, a failed build, or one above its budget.
pub fn run(project: &Project) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_BUILD)?;
    release(project, &tools)?;
    sizes::check(project)
}

/// Builds the app and the elements for release into dist/, unless they are there already.
///
/// Trunk, which builds while somebody works, has no step that cuts WebAssembly into parts, so this
/// does without it. Both go by index.html.
///
/// # Errors
/// A failed build. dist/ is then as it was.
pub fn release(project: &Project, tools: &Tools) -> Result<()> {
    let sources = Sources::read(project)?;
    if sources.are_built(project)? {
        return Ok(());
    }
    let compiled = program::compile(project)?;
    let staging = empty(&project.root().join("target/staging"))?;
    let build = Build {
        project,
        tools,
        staging: &staging,
    };
    let page = Page::read(project)?;
    APP.finish(&build, &compiled)?;
    ELEMENTS.finish(&build, &compiled)?;
    page.copy_files(&build)?;
    styles::write(&project.root().join("style"), &staging)?;
    build.minify_styles(&page.styles(None)?, "active-users.css")?;
    build.minify_styles(
        &page.styles(Some(STYLED))?,
        &format!("active-users_{STYLED}.css"),
    )?;
    for sheet in styles::FILES {
        build.minify(&staging.join(sheet))?;
    }
    styles::to_scripts(&staging)?;
    let app = version::name(&staging, "active-users", &["active-users.js"])?;
    version::name(&staging, "active-users-elements", version::ELEMENTS_LOADERS)?;
    version::tell(&staging, &project.version()?)?;
    for script in ["start.js", "embed.js", "engine.js", "trusted.js"] {
        build.minify(&staging.join(script))?;
    }
    page.write(&build, &app)?;
    compressed::write(&staging)?;
    swap(&staging, &project.dist())?;
    sources.note_built(project)
}

/// What the steps of a build have in common.
struct Build<'a> {
    project: &'a Project,
    tools: &'a Tools,
    /// The files of dist/ until all are there.
    staging: &'a Path,
}

impl Build<'_> {
    /// Puts style sheets together, in their order, into one without blanks and comments.
    fn minify_styles(&self, sheets: &[PathBuf], name: &str) -> Result<()> {
        let file = self.staging.join(name);
        fs::write(&file, styles::joined(sheets)?)?;
        self.minify(&file)
    }

    /// Takes blanks, comments and long names out of a script or a style sheet.
    fn minify(&self, file: &Path) -> Result<()> {
        let mut esbuild = self.tools.command("esbuild");
        esbuild
            .arg(file)
            .args(["--minify", "--log-level=warning", "--allow-overwrite"])
            .arg(format!("--outfile={}", file.display()));
        run_program(
            &mut esbuild,
            &format!("The minification of {}", file.display()),
        )
    }
}

/// The folder, with nothing in it.
///
/// # Errors
/// It cannot be emptied or made.
pub fn empty(folder: &Path) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    Ok(folder.to_owned())
}

/// Puts a finished folder in the place of another.
fn swap(finished: &Path, place: &Path) -> Result<()> {
    empty(place)?;
    fs::remove_dir(place)?;
    fs::rename(finished, place).with_context(|| format!("{} cannot be made", place.display()))
}
