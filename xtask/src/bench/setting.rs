//! Where, when and with what a run was made.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::Result;
use chrono::{DateTime, Utc};

use super::peers;
use crate::process;
use crate::project::Project;

/// Each line of it, with its name.
///
/// # Errors
/// The versions of the pages cannot be read.
pub fn take(
    project: &Project,
    chromium: &Path,
    now: DateTime<Utc>,
) -> Result<Vec<(String, String)>> {
    let said = |program: &Path, argument: &str| {
        process::answer(Command::new(program).arg(argument)).unwrap_or_default()
    };
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let git = ["rev-parse", "--short", "HEAD"];
    let commit = process::answer(Command::new("git").args(git).current_dir(project.root()));
    let load = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let lines = [
        ("Command", command()),
        ("Commit", commit.unwrap_or_default()),
        ("Date", now.format("%-d %B %Y, %H:%M UTC").to_string()),
        (
            "Processor",
            format!("{}, {cores} cores", value("/proc/cpuinfo", "model name")),
        ),
        ("Memory", gigabytes(&value("/proc/meminfo", "MemTotal"))),
        (
            "Load before",
            load.split(' ').next().unwrap_or_default().to_owned(),
        ),
        (
            "System",
            format!("Linux {}", said(Path::new("uname"), "-r")),
        ),
        ("Browser", said(chromium, "--version")),
        ("Packages", peers::versions(project)?.join(", ")),
        ("Compiler", said(Path::new("rustc"), "--version")),
    ];
    Ok(lines
        .into_iter()
        .map(|(name, text)| (name.to_owned(), text))
        .collect())
}

/// How the run was asked for.
fn command() -> String {
    let arguments: Vec<_> = env::args().skip(1).collect();
    format!("`cargo xtask {}`", arguments.join(" "))
}

/// The first value of a name in one of the kernel's lists.
fn value(file: &str, name: &str) -> String {
    let text = fs::read_to_string(file).unwrap_or_default();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.split_once(':'));
    line.map(|(_, value)| value.trim().to_owned())
        .unwrap_or_default()
}

/// `24684084 kB` in larger words.
fn gigabytes(kilobytes: &str) -> String {
    let number = kilobytes.trim_end_matches(" kB").parse::<f64>();
    number.map_or_else(
        |_| String::new(),
        |number| format!("{:.0} GiB", number / 1024.0 / 1024.0),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_said_in_large_units() {
        assert_eq!(gigabytes("24684084 kB"), "24 GiB");
        assert_eq!(gigabytes(""), "");
    }
}
