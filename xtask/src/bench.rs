//! `cargo xtask bench`: this app beside others that show the same, in one browser with one server.

mod cdp;
pub mod contender;
mod counts;
pub mod documents;
mod input;
mod lean;
mod list;
mod load;
mod measuring;
mod memory;
pub mod pace;
mod peers;
pub mod plan;
mod report;
mod results;
mod server;
mod setting;
mod statistics;
mod tab;
mod terminal;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};

use crate::build;
use crate::project::Project;
use crate::tools::{self, Tools};

use cdp::Chromium;
use measuring::Measuring;
use plan::Options;
use results::Results;
use server::Server;

/// Builds what is missing, measures, and says what it found.
///
/// # Errors
/// A tool or a build that fails, or a page of this project that shows a wrong number.
pub fn run(project: &Project, options: &Options, now: DateTime<Utc>) -> Result<()> {
    let (tools, dist) = app(project, options)?;
    let contenders = options.contenders();
    if contenders.iter().any(|contender| contender.is_peer()) {
        peers::build(project, &tools)?;
    }
    let folder = project.root().join("target/bench");
    fs::create_dir_all(folder.join("pictures"))?;

    let server = Server::start(contender::folders(project, dist, options.before.clone()))?;
    let browser = tools.browser()?;
    let mut measuring = Measuring::new(
        Chromium::start(&browser.chromium, &folder.join("profile"))?,
        server,
        contenders,
        &folder.join("pictures"),
        Results::new(setting::take(project, &browser.chromium, now)?),
    );
    let measured = measuring.measure(project, options);
    let results = &measuring.results;
    let file = folder.join("results.json");
    fs::write(&file, serde_json::to_vec_pretty(results)?)
        .with_context(|| format!("{} cannot be written", file.display()))?;
    report::write(results, &folder)?;
    println!("\n{}", terminal::summary(results));
    println!(
        "Wrote results.json and benchmarks.md below {}",
        folder.display()
    );
    measured?;
    if options.is_complete() {
        report::write(results, &project.root().join("docs"))?;
        println!("Wrote docs/benchmarks.md");
    }
    Ok(())
}

/// The tools, and the folder of the app.
fn app(project: &Project, options: &Options) -> Result<(Tools, PathBuf)> {
    if let Some(dist) = &options.dist {
        return Ok((
            tools::prepare(project, tools::FOR_BENCH_OF_BUILD)?,
            dist.clone(),
        ));
    }
    let tools = tools::prepare(project, tools::FOR_BENCH)?;
    build::release(project, &tools)?;
    Ok((tools, project.dist()))
}
