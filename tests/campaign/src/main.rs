//! One part of the fault campaign. `cargo xtask campaign` runs both and configures them through
//! environment variables.
//!
//! Each step has its own seed, so a finding's seed and step are enough to reproduce it.

mod browser;
mod native;
mod report;
mod settings;

use std::process::ExitCode;

use settings::{Part, Settings};

fn main() -> ExitCode {
    let settings = Settings::from_environment();
    let report = match settings.part {
        Part::Native => native::run(&settings),
        Part::Browser => browser::run(&settings),
    };
    println!("{report}");
    if report.is_clean() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
