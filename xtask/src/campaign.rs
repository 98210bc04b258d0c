//! `cargo xtask campaign`: feeds thousands of faults to the library and to the app in a browser.

use std::process::Command;

use anyhow::{Context, Result};

use crate::build;
use crate::process;
use crate::project::Project;
use crate::tools::{self, Tools};

/// A part of the campaign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// The library, fed damaged documents
    Native,
    /// The built app and its elements, in headless Chromium with a misbehaving server
    Browser,
}

/// How many steps the short run takes. Fixed, so that a slow machine tests as much as a fast one.
const SHORT: [(Part, u64); 2] = [(Part::Native, 3000), (Part::Browser, 120)];

/// What to run, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Campaign {
    /// The library gets a third of this. `None` means the short run.
    pub minutes: Option<u64>,
    /// The same seed repeats the same run.
    pub seed: u64,
    /// Run this step alone, to reproduce a finding.
    pub step: Option<u64>,
    /// Run this part alone.
    pub part: Option<Part>,
}

/// Runs the campaign, after a release build unless only the library is tested.
///
/// # Errors
/// A tool cannot be installed, the build fails, or the campaign has findings, which it prints.
pub fn run(project: &Project, campaign: &Campaign) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_CAMPAIGN)?;
    if campaign.part != Some(Part::Native) {
        build::release(project, &tools)?;
    }
    parts(project, &tools, campaign)
}

/// Runs the short campaign on the existing build.
///
/// # Errors
/// The campaign has findings, which it prints.
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
    // The second part runs even if the first one fails.
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
