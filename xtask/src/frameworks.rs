//! Builds what uses the packed package, for the end-to-end tests: portals in React, Vue and Next.js, and a
//! page made by each bundler. Checks the types with TypeScript.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::build;
use crate::package;
use crate::packages::{self, copy_all};
use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// The folder that holds a built portal for each framework, and a page for each bundler.
pub fn folder(project: &Project) -> PathBuf {
    project.root().join("target/frameworks")
}

fn sources(project: &Project) -> PathBuf {
    project.root().join("examples/frameworks")
}

/// Packs the package, installs it and builds everything with it. Runs `npm ci` first if the lock file
/// has changed since the last time.
///
/// # Errors
/// npm is missing, or the installation, a build or the check of the types fails.
pub fn build(project: &Project, tools: &Tools) -> Result<()> {
    let sources = sources(project);
    let packed = package::write(project, tools)?;
    packages::install(
        tools,
        &sources,
        "React, Vue, Next.js and bundlers for the examples",
    )?;
    packages::add(tools, &sources, &packed)?;
    for (script, what) in [
        ("types", "Checking the types"),
        ("build", "Building the React and Vue examples"),
        ("next", "Building the Next.js example"),
    ] {
        let arguments = ["run", script, "--silent"];
        process::run(&mut packages::npm(tools, &sources, &arguments)?, what)?;
    }
    bundle(project, tools, &packed)
}

/// Installs the packed package into an empty project, and makes a page of it with each bundler and with none.
fn bundle(project: &Project, tools: &Tools, packed: &Path) -> Result<()> {
    let page = build::empty(&project.root().join("target/bundlers"))?;
    let example = sources(project).join("bundlers");
    for file in ["index.html", "main.js"] {
        fs::copy(example.join(file), page.join(file))?;
    }
    fs::write(
        page.join("package.json"),
        "{ \"private\": true, \"type\": \"module\" }\n",
    )?;
    packages::add(tools, &page, packed)?;
    let package = page.join("node_modules/active-users");

    let place = |name: &str| build::empty(&folder(project).join(name));
    let bundler = |name: &str| {
        let mut command = Command::new(sources(project).join("node_modules/.bin").join(name));
        command.current_dir(&page).env("PATH", tools.path());
        command
    };
    let html = fs::read_to_string(page.join("index.html"))?;

    let none = place("none")?;
    copy_all(&package, &none.join("active-users"), |_| true)?;
    fs::write(none.join("index.html"), &html)?;
    fs::write(
        none.join("main.js"),
        "import \"./active-users/embed.js\";\n",
    )?;

    let esbuild = place("esbuild")?;
    let mut command = tools.command("esbuild");
    command
        .args([
            "main.js",
            "--bundle",
            "--format=esm",
            "--splitting",
            "--minify",
        ])
        .arg("--log-level=warning")
        .arg(format!("--outdir={}", esbuild.display()))
        .current_dir(&page);
    process::run(&mut command, "Bundling with esbuild")?;
    copy_all(&package, &esbuild, |name| name.ends_with(".wasm"))?;
    fs::write(esbuild.join("index.html"), &html)?;

    let webpack = place("webpack")?;
    let mut command = bundler("webpack");
    command
        .args([
            "--mode",
            "production",
            "--entry",
            "./main.js",
            "--stats",
            "errors-only",
        ])
        .args(["--output-filename", "main.js", "--output-path"])
        .arg(&webpack);
    process::run(&mut command, "Bundling with webpack")?;
    // What webpack makes is no module.
    fs::write(
        webpack.join("index.html"),
        html.replace("type=\"module\"", "defer"),
    )?;

    let mut command = bundler("vite");
    command
        .args([
            "build",
            "--base",
            "./",
            "--logLevel",
            "warn",
            "--emptyOutDir",
            "--outDir",
        ])
        .arg(place("vite")?);
    process::run(&mut command, "Bundling with Vite")
}
