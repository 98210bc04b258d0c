//! Installs browsers with apt-get, if this user may do so.

use std::process::Command;

use anyhow::{Result, bail};

use super::missing::Tool;
use super::search::Search;
use crate::process::{answer, run};

/// Installs the browsers among `tools`, all at once.
///
/// # Errors
/// There is no apt-get, or this user may not use it.
pub fn install(search: &Search, tools: &[Tool]) -> Result<()> {
    let browsers: Vec<_> = tools.iter().copied().filter(is_packaged).collect();
    if browsers.is_empty() {
        return Ok(());
    }
    let names = names(&browsers);
    let (Some(apt), Some(rights)) = (search.find("apt-get"), rights()) else {
        bail!("{}", refusal(&browsers));
    };
    println!("Installing {names} with apt-get (1 to 2 minutes, once)");
    let command = |arguments: &[&str]| {
        let mut words = rights.iter().map(AsRef::as_ref).chain([apt.as_os_str()]);
        let mut command = Command::new(words.next().unwrap_or(apt.as_os_str()));
        command
            .args(words)
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(&mut command(&["update"]), "Updating the package list")?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(browsers.iter().flat_map(|&browser| packages(browser)));
    run(&mut command(&arguments), &format!("Installing {names}"))
}

fn is_packaged(tool: &Tool) -> bool {
    !packages(*tool).is_empty()
}

/// The Debian packages of a browser, or none for any other tool.
fn packages(tool: Tool) -> &'static [&'static str] {
    match tool {
        Tool::Chromium => &["chromium", "chromium-driver"],
        Tool::Firefox => &["firefox-esr"],
        Tool::WebKit => &["webkit2gtk-driver", "xvfb"],
        _ => &[],
    }
}

/// The programs of a browser, each with the environment variable that can hold its path.
fn programs(tool: Tool) -> &'static [(&'static str, &'static str)] {
    match tool {
        Tool::Chromium => &[("chromium", "CHROMIUM"), ("chromedriver", "CHROMEDRIVER")],
        Tool::Firefox => &[("firefox", "FIREFOX")],
        Tool::WebKit => &[("WebKitWebDriver", "WEBKITWEBDRIVER"), ("Xvfb", "XVFB")],
        _ => &[],
    }
}

fn refusal(browsers: &[Tool]) -> String {
    let programs: Vec<_> = browsers.iter().flat_map(|&tool| programs(tool)).collect();
    let column = |which: fn(&(&'static str, &'static str)) -> &'static str| {
        listed(&programs.iter().map(|pair| which(pair)).collect::<Vec<_>>())
    };
    format!(
        "Cannot install {}: there is no apt-get, or this user may not use it. \
         Install {}, or point {} to an existing installation",
        names(browsers),
        column(|(program, _)| program),
        column(|(_, variable)| variable),
    )
}

fn names(tools: &[Tool]) -> String {
    let names: Vec<_> = tools.iter().map(Tool::to_string).collect();
    listed(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Joins words: `a`, `a and b`, `a, b and c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => (*word).to_owned(),
        [words @ .., last] => format!("{} and {last}", words.join(", ")),
    }
}

/// What to put before a command to run it as root, or `None` if that needs a password.
fn rights() -> Option<&'static [&'static str]> {
    if answer(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    answer(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn without_rights_the_error_says_what_to_install_or_point_to() {
        assert_eq!(
            refusal(&[Tool::Firefox, Tool::WebKit]),
            "Cannot install Firefox and WebKit: there is no apt-get, or this user may not use it. \
             Install firefox, WebKitWebDriver and Xvfb, or point FIREFOX, WEBKITWEBDRIVER and XVFB to an existing installation"
        );
    }

    #[test]
    fn tools_that_are_not_packages_are_ignored() {
        // There is no apt-get to be found, so any attempt to install would fail.
        let search = Search::new(Path::new("nowhere"), None);
        assert!(install(&search, &[Tool::WasmOpt, Tool::Geckodriver]).is_ok());
        assert!(install(&search, &[Tool::WasmOpt, Tool::WebKit]).is_err());
    }
}
