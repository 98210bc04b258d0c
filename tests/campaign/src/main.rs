//! One part of the fault campaign; `cargo xtask campaign` runs both, and says how in variables.
//!
//! Each step draws from its own seed, so that a finding is shown again by its seed and step alone.

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
