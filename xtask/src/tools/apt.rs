//! Chromium from the system's packages, where this user may install them.

use std::process::Command;

use anyhow::{Result, bail};

use super::search::Search;
use crate::process::{answer, run};

/// Installs Chromium and its driver.
///
/// # Errors
/// Not a system with apt, or not a user who may use it.
pub fn install_chromium(search: &Search) -> Result<()> {
    let (Some(apt), Some(rights)) = (search.find("apt-get"), rights()) else {
        bail!(
            "Chromium or chromedriver is missing and cannot be installed from here; install both, \
             or name them in the variables CHROMIUM and CHROMEDRIVER"
        );
    };
    println!("Installing Chromium and its driver with apt-get (about 1 minute, once)");
    let command = |arguments: &[&str]| {
        let mut words = rights.iter().map(AsRef::as_ref).chain([apt.as_os_str()]);
        let mut command = Command::new(words.next().unwrap_or(apt.as_os_str()));
        command
            .args(words)
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(&mut command(&["update"]), "Renewing the list of packages")?;
    run(
        &mut command(&[
            "install",
            "-y",
            "--no-install-recommends",
            "chromium",
            "chromium-driver",
        ]),
        "The installation of Chromium",
    )
}

/// The words before a command that make it run as root; `None` where only a password would.
fn rights() -> Option<&'static [&'static str]> {
    if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    answer(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}
