//! The command line.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset};
use clap::{Parser, Subcommand};
use xtask::campaign::Part;

/// Tasks of Active Users. Each installs what it needs and does not find.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    #[command(subcommand)]
    pub task: Task,
}

/// One task.
#[derive(Subcommand)]
pub enum Task {
    /// Build for release and serve it with a sample organisation, under the strictest policy
    Serve {
        /// The first port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Members of the sample organisation
        #[arg(long, default_value_t = 500)]
        users: usize,
    },
    /// Build for release and serve it inside of an example portal, with sign-in and a database
    Portal {
        /// The first port to try
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Members of the sample organisation
        #[arg(long, default_value_t = 500)]
        users: usize,
    },
    /// Build for release into dist/ and list the sizes
    Build,
    /// Run every test: native, in the browser, and end to end
    Test,
    /// Try faults by the thousand: damaged documents, and a server that misbehaves
    Campaign {
        /// How long; a third of it goes to the library [default: a short run of fixed length]
        #[arg(long)]
        minutes: Option<u64>,
        /// The same seed is the same run
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// One step alone, to see a finding again
        #[arg(long)]
        step: Option<u64>,
        /// One half alone
        #[arg(long)]
        part: Option<Part>,
    },
    /// Check formatting, lints, colours and markup
    Lint,
    /// Draw the pictures in docs/ anew
    Screenshots,
    /// Write the data of a sample organisation
    Sample {
        /// How many records
        #[arg(long)]
        users: usize,
        /// Another seed is another organisation
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The data's own time, as in 2026-11-23T06:00:00Z [default: now]
        #[arg(long, value_name = "RFC3339")]
        as_of: Option<DateTime<FixedOffset>>,
        /// How many of the records cannot be read
        #[arg(long, default_value_t = 0)]
        bad: usize,
        /// The file to write [default: the standard output]
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Called by Trunk: puts a sample beside a development build
    #[command(hide = true)]
    TrunkHook,
}
