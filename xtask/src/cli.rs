//! The command line.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Parser, Subcommand};
use xtask::bench::plan::Options;
use xtask::campaign::Part;

/// Tasks for working on Active Users. Each one installs the tools it needs.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    #[command(subcommand)]
    pub task: Task,
}

/// One task.
#[derive(Subcommand)]
pub enum Task {
    /// Build for release and serve the app with sample data, under a strict content security policy
    Serve {
        /// First port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Number of users in the sample organization
        #[arg(long, default_value_t = 500)]
        users: usize,
    },
    /// Build for release and serve the app inside an example portal with sign-in and a database
    Portal {
        /// First port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Number of users in the sample organization
        #[arg(long, default_value_t = 500)]
        users: usize,
    },
    /// Build for release into dist/ and list the sizes; fail where one is above its budget
    Build,
    /// Build for release and make the npm package of the elements in target/package/
    Package,
    /// List which crates and modules the latest build is made of
    Size {
        /// Compare later builds with this one
        #[arg(long)]
        keep: bool,
        /// List the functions of one file instead, such as active-users_bg.wasm
        #[arg(long, conflicts_with = "keep")]
        file: Option<String>,
    },
    /// Run all tests: native, in-browser, end-to-end and a short fault campaign
    Test,
    /// Inject thousands of faults: damaged documents and a misbehaving server
    Campaign {
        /// Minutes to run, a third of them on the library [default: a short run of fixed length]
        #[arg(long)]
        minutes: Option<u64>,
        /// Random seed; the same seed repeats the same run
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Run only this step, to reproduce a finding
        #[arg(long)]
        step: Option<u64>,
        /// Run only this part
        #[arg(long)]
        part: Option<Part>,
    },
    /// Check formatting, lints, colours and markup
    Lint,
    /// Retake the screenshots in docs/
    Screenshots,
    /// Measure the app beside React, Chart.js and plain JavaScript, and write docs/benchmarks.md
    Bench(Options),
    /// Generate the data of a sample organization
    Sample {
        /// Number of users
        #[arg(long)]
        users: usize,
        /// Random seed; each seed gives a different organization
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Time at which the data was exported, such as 2026-11-23T06:00:00Z [default: now]
        #[arg(long, value_name = "RFC3339")]
        as_of: Option<DateTime<FixedOffset>>,
        /// How many of the records are unreadable
        #[arg(long, default_value_t = 0)]
        bad: usize,
        /// File to write to [default: standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Print the figures of a document of users as a document without people
    Summarize {
        /// File with the users
        document: PathBuf,
    },
    /// Called by Trunk: finishes the built files and adds sample data to a development build
    #[command(hide = true)]
    TrunkHook,
}
