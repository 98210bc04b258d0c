//! Other programs: run them, and put their failures in words.

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The cargo that runs this task, so that nested calls use the same toolchain.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a program to its end, its output shown; `what` begins the sentence of a failure.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| {
        format!("{what} could not start: `{program}` does not run; install it and try again")
    })?;
    if !status.success() {
        bail!("{what} failed ({status}); the reason is in the lines above");
    }
    Ok(())
}

/// What a program prints when it succeeds; `None` when it is not there or fails.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let error = run(&mut Command::new("no-such-program"), "The build")
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "The build could not start: `no-such-program` does not run; install it and try again"
        );
    }

    #[test]
    fn a_program_that_is_not_there_answers_nothing() {
        assert_eq!(answer(&mut Command::new("no-such-program")), None);
    }
}
