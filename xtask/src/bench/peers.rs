//! Builds the pages that this project is compared with.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::compressed;
use crate::packages;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;

/// The packages whose versions a reader wants to know.
const NAMED: [&str; 7] = [
    "react",
    "react-router",
    "recharts",
    "@tanstack/react-table",
    "@tanstack/react-virtual",
    "chart.js",
    "vite",
];

/// Builds them for production, and compresses their files as those of dist/ are.
///
/// # Errors
/// npm is missing, or the installation or a build fails.
pub fn build(project: &Project, tools: &Tools) -> Result<()> {
    let sources = project.root().join("bench");
    packages::install(
        tools,
        &sources,
        "React, Chart.js and Vite for the benchmark",
    )?;
    process::run(
        &mut packages::npm(tools, &sources, &["run", "build", "--silent"])?,
        "Building the pages of the benchmark",
    )?;
    let pages = project.root().join("target/bench/pages");
    for page in ["chartjs", "plain", "react", "worker"] {
        compressed::write(&pages.join(page).join("assets"))?;
    }
    Ok(())
}

/// The version of each package that a page is made of, such as `react 19.3.1`.
///
/// # Errors
/// The list of packages cannot be read.
pub fn versions(project: &Project) -> Result<Vec<String>> {
    let file = project.root().join("bench/package.json");
    let text = std::fs::read(&file).with_context(|| format!("Cannot read {}", file.display()))?;
    let package: Value = serde_json::from_slice(&text)?;
    let version = |name: &str| {
        ["dependencies", "devDependencies"]
            .iter()
            .find_map(|kind| Some(package.get(kind)?.get(name)?.as_str()?.to_owned()))
    };
    Ok(NAMED
        .iter()
        .filter_map(|name| Some(format!("{name} {}", version(name)?)))
        .collect())
}
