//! Prints the figures of a document of users, as a document without people: what a portal's nightly job does.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{env, fs};

use active_users::domain::Instant;
use active_users::engine::{AsOfSource, Report, summarize};

fn main() -> ExitCode {
    let Some(document) = env::args_os().nth(1) else {
        eprintln!("Which document? Give the path of a file with users.");
        return ExitCode::FAILURE;
    };
    let users = match fs::read(&document) {
        Ok(users) => users,
        Err(error) => {
            eprintln!("{}: {error}", document.display());
            return ExitCode::FAILURE;
        }
    };
    match summarize(&users, now()) {
        Ok((figures, report)) => {
            println!("{figures}");
            warn(&report);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Says what a reader of the figures can no longer see.
fn warn(report: &Report) {
    if report.as_of.source != AsOfSource::Document {
        eprintln!(
            "The document has no readable generated_at, so it was measured against this computer's clock."
        );
    }
    if report.has_open_end {
        eprintln!("The document has no end line, so nobody can tell whether users are missing.");
    }
    for doubt in &report.doubts {
        eprintln!("{doubt}");
    }
}

fn now() -> Instant {
    let since_1970 = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Instant::from_millis(since_1970.as_millis() as i64)
}
