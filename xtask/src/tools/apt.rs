//! Browsers from the system's packages, where this user may install them.

use std::process::Command;

use anyhow::{Result, bail};

use super::missing::Tool;
use super::search::Search;
use crate::process::{answer, run};

/// Installs those of `tools` that are browsers, all at once.
///
/// # Errors
/// Not a system with apt, or not a user who may use it.
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
    run(&mut command(&["update"]), "Renewing the list of packages")?;
    let mut arguments = vec!["install", "-y", "--no-install-recommends"];
    arguments.extend(browsers.iter().flat_map(|&browser| packages(browser)));
    run(
        &mut command(&arguments),
        &format!("The installation of {names}"),
    )
}

fn is_packaged(tool: &Tool) -> bool {
    !packages(*tool).is_empty()
}

/// What Debian calls them; nothing for what does not come from its packages.
fn packages(tool: Tool) -> &'static [&'static str] {
    match tool {
        Tool::Chromium => &["chromium", "chromium-driver"],
        Tool::Firefox => &["firefox-esr"],
        Tool::WebKit => &["webkit2gtk-driver", "xvfb"],
        _ => &[],
    }
}

/// The programs of a browser, and the variables that can name them.
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
        "{} cannot be installed from here: there is no apt-get, or this user may not use it. \
         Install {}, or name what you have in {}",
        names(browsers),
        column(|(program, _)| program),
        column(|(_, variable)| variable),
    )
}

fn names(tools: &[Tool]) -> String {
    let names: Vec<_> = tools.iter().map(Tool::to_string).collect();
    listed(&names.iter().map(String::as_str).collect::<Vec<_>>())
}

/// `a`, `a and b`, `a, b and c`.
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [word] => (*word).to_owned(),
        [words @ .., last] => format!("{} and {last}", words.join(", ")),
    }
}

/// The words before a command that make it run as root; `None` where only a password would.
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
    fn whoever_may_not_install_reads_what_to_install_or_to_name() {
        assert_eq!(
            refusal(&[Tool::Firefox, Tool::WebKit]),
            "Firefox and WebKit cannot be installed from here: there is no apt-get, or this user may not use it. \
             Install firefox, WebKitWebDriver and Xvfb, or name what you have in FIREFOX, WEBKITWEBDRIVER and XVFB"
        );
    }

    #[test]
    fn what_comes_from_elsewhere_is_left_to_others() {
        // Without any program to install with, so it would fail if it tried.
        let search = Search::new(Path::new("nowhere"), None);
        assert!(install(&search, &[Tool::WasmOpt, Tool::Geckodriver]).is_ok());
        assert!(install(&search, &[Tool::WasmOpt, Tool::WebKit]).is_err());
    }
}
