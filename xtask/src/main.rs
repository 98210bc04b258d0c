//! `cargo xtask ...`: parses the command line and runs the task.

mod cli;

use std::process::ExitCode;

use anyhow::Result;
use chrono::{DateTime, SubsecRound, Utc};
use clap::Parser;
use xtask::bench;
use xtask::campaign::{self, Campaign};
use xtask::project::Project;
use xtask::sample::{self, Sample};
use xtask::{build, lint, package, portal, screenshots, serve, sizes, summarize, test, trunk_hook};

use cli::{Cli, Task};

fn main() -> ExitCode {
    match run(Cli::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> Result<()> {
    match task {
        Task::Serve { port, users } => serve::run(&Project::find()?, port, users, now),
        Task::Portal { port, users } => portal::run(&Project::find()?, port, users),
        Task::Build => build::run(&Project::find()?),
        Task::Package => package::run(&Project::find()?),
        Task::Size { keep, file } => sizes::code(&Project::find()?, keep, file.as_deref()),
        Task::Test => test::run(&Project::find()?),
        Task::Campaign {
            minutes,
            seed,
            step,
            part,
        } => campaign::run(
            &Project::find()?,
            &Campaign {
                minutes,
                seed,
                step,
                part,
            },
        ),
        Task::Screenshots => screenshots::run(&Project::find()?),
        Task::Lint => lint::run(&Project::find()?),
        Task::Bench(options) => bench::run(&Project::find()?, &options, now()),
        Task::Sample {
            users,
            seed,
            as_of,
            bad,
            out,
        } => {
            let as_of = as_of.map_or_else(now, |as_of| as_of.to_utc());
            sample::save(
                &Sample {
                    users,
                    seed,
                    as_of,
                    bad,
                },
                out.as_deref(),
            )
        }
        Task::Summarize { document } => summarize::run(&Project::find()?, &document),
        Task::TrunkHook => trunk_hook::run(now()),
    }
}

/// The only place that reads the clock. Whole seconds, as in real exports.
fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(0)
}
