//! The command line.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Parser, Subcommand};
use xtask::campaign::Part;

/// Tasks of Active Users. Each installs any missing tools it needs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    #[command(subcommand)]
    pub task: Task,
}

/// One task.
#[derive(Subcommand)]
pub enum Task {
    /// Build for release and serve it with a sample organization, under the strictest policy
    Serve {
        /// The first port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Members of the sample organization
        #[arg(long, default_value_t = 500)]
        users: usize,
    },
    /// Build for release and serve it inside an example portal, with sign-in and a database
    Portal {
        /// The first port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Members of the sample organization
        #[arg(long, default_value_t = 500)]
        users: usize,
    },
    /// Build for release into dist/ and list the sizes
    Build,
    /// Run every test: native, in the browser, and end to end
    Test,
    /// Inject thousands of faults: damaged documents and a misbehaving server
    Campaign {
        /// Minutes to run; a third is spent on the library [default: a short run of fixed length]
        #[arg(long)]
        minutes: Option<u64>,
        /// Seed; the same seed repeats the run
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Run only this step, to reproduce a finding
        #[arg(long)]
        step: Option<u64>,
        /// Run only this half
        #[arg(long)]
        part: Option<Part>,
    },
    /// Check formatting, lints, colours and markup
    Lint,
    /// Redraw the pictures in docs/
    Screenshots,
    /// Write the data of a sample organization
    Sample {
        /// Number of records
        #[arg(long)]
        users: usize,
        /// Seed; different seeds give different organizations
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The data's own time, as in 2026-11-23T06:00:00Z [default: now]
        #[arg(long, value_name = "RFC3339")]
        as_of: Option<DateTime<FixedOffset>>,
        /// Number of unreadable records
        #[arg(long, default_value_t = 0)]
        bad: usize,
        /// The file to write [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Called by Trunk: puts a sample beside a development build
    #[command(hide = true)]
    TrunkHook,
}
