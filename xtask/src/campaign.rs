//! `cargo xtask campaign`: faults by the thousand, into the library and into a browser.

use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::process;
use crate::project::Project;
use crate::tools::{self, Tools};

/// Which half.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// The library, on damaged documents
    Native,
    /// The built app and its elements, in headless Chromium
    Browser,
}

/// Steps of the short run: the same ones, however fast the machine is.
const SHORT: [(Part, u64); 2] = [(Part::Native, 3000), (Part::Browser, 120)];

/// How long, and from where on.
#[derive(Debug, Clone, Copy)]
pub struct Campaign {
    /// A third of this goes to the library; `None` for the short run.
    pub minutes: Option<u64>,
    /// The same seed repeats the run.
    pub seed: u64,
    /// One step alone, to see a finding again.
    pub step: Option<u64>,
    /// One half alone.
    pub part: Option<Part>,
}

/// Runs it, on a release build that is made first.
///
/// # Errors
/// A tool or build that fails, or findings: they stand in the lines above.
pub fn run(project: &Project, campaign: &Campaign) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_CAMPAIGN)?;
    if campaign.part != Some(Part::Native) {
        build::release(project, &tools)?;
    }
    parts(project, &tools, campaign)
}

/// The short run, on what is built already.
///
/// # Errors
/// As [`run`].
pub fn short(project: &Project, tools: &Tools) -> Result<()> {
    let campaign = Campaign {
        minutes: None,
        seed: 1,
        step: None,
        part: None,
    };
    parts(project, tools, &campaign)
}

fn parts(project: &Project, tools: &Tools, campaign: &Campaign) -> Result<()> {
    let wanted = SHORT
        .iter()
        .filter(|(part, _)| campaign.part.is_none_or(|only| only == *part));
    let mut result = Ok(());
    // Both halves, whatever the first one finds.
    for (part, steps) in wanted {
        let mut command = command(project, tools, *part)?;
        command.env("CAMPAIGN_SEED", campaign.seed.to_string());
        match (campaign.step, campaign.minutes) {
            (Some(step), _) => command.env("CAMPAIGN_STEP", step.to_string()),
            (None, None) => command.env("CAMPAIGN_STEPS", steps.to_string()),
            (None, Some(minutes)) => {
                let share = if *part == Part::Native { 20 } else { 40 };
                let seconds = minutes * if campaign.part.is_some() { 60 } else { share };
                command.env("CAMPAIGN_STEPS", u64::MAX.to_string());
                command.env("CAMPAIGN_SECONDS", seconds.to_string())
            }
        };
        result = result.and(process::run(&mut command, "The fault campaign"));
    }
    result.context("See docs/reliability.md for what a finding means")
}

fn command(project: &Project, tools: &Tools, part: Part) -> Result<Command> {
    let mut command = Command::new(process::cargo());
    command
        .args(["run", "--quiet", "--package", "campaign"])
        .current_dir(project.root())
        .env("CAMPAIGN_FOLDER", project.root().join("target/campaign"))
        .env("ACTIVE_USERS_DIST", project.dist());
    match part {
        Part::Native => command.env("CAMPAIGN_PART", "native"),
        Part::Browser => {
            let browser = tools.browser()?;
            command
                .env("CAMPAIGN_PART", "browser")
                .env("CHROMEDRIVER", browser.driver)
                .env("CHROMIUM", browser.chromium)
        }
    };
    Ok(command)
}
