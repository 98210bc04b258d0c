//! What the benchmarks read: `cargo bench -p benches` runs them, each in a file of its own.

use std::env;
use std::process::Command;

/// The instant that every sample is measured against.
pub const AS_OF: &str = "2026-11-23T06:00:00Z";

/// A sample organization with so many users, the same one each time.
///
/// # Panics
/// If `cargo xtask sample` does not run.
pub fn sample(users: usize) -> Vec<u8> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["run", "--quiet", "--package", "xtask", "--", "sample"])
        .args(["--as-of", AS_OF, "--users", &users.to_string()])
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    output.stdout
}
