//! Runs other programs and explains their failures.

use std::env;
use std::ffi::OsString;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The cargo that runs this task, so that nested calls use the same toolchain.
pub fn cargo() -> OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Runs a program to its end and shows its output. Error messages start with `what`.
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let program = command.get_program().to_string_lossy().into_owned();
    let status = command.status().with_context(|| {
        format!("{what} failed: cannot run `{program}`; install it and try again")
    })?;
    if !status.success() {
        bail!("{what} failed ({status}); see the lines above");
    }
    Ok(())
}

/// Runs a program to its end and gives what it prints. Error messages start with `what`.
pub fn output(command: &mut Command, what: &str) -> Result<String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.with_context(|| format!("{what} failed: cannot run `{program}`"))?;
    if !output.status.success() {
        bail!("{what} failed ({}); see the lines above", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// What a program prints, or `None` if it is missing or fails.
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
    fn the_error_names_a_missing_program() {
        let error = run(&mut Command::new("no-such-program"), "The build")
            .unwrap_err()
            .to_string();
        assert_eq!(
            error,
            "The build failed: cannot run `no-such-program`; install it and try again"
        );
    }

    #[test]
    fn a_missing_program_gives_no_answer() {
        assert_eq!(answer(&mut Command::new("no-such-program")), None);
    }
}
