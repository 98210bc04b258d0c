//! `cargo xtask test`: runs every test, the quick ones first.

use std::process::Command;
use std::time::Instant;

use anyhow::Result;

use crate::browser::write_capabilities;
use crate::build;
use crate::campaign;
use crate::django;
use crate::frameworks;
use crate::process;
use crate::project::Project;
use crate::sizes;
use crate::tools::{self, TARGET, Tools};

/// Installs missing tools and runs all tests. Stops at the first step that fails.
///
/// # Errors
/// A tool cannot be installed, or a step fails.
pub fn run(project: &Project) -> Result<()> {
    let start = Instant::now();
    let tools = tools::prepare(project, tools::FOR_TEST)?;

    announce(1, "native tests");
    process::run(&mut native(project), "The native tests")?;

    announce(2, "in-browser tests");
    process::run(&mut in_browser(project, &tools)?, "The in-browser tests")?;

    announce(3, "release build and examples");
    build::release(project, &tools)?;
    sizes::check(project)?;
    frameworks::build(project, &tools)?;
    django::prepare(project);

    announce(4, "end-to-end tests");
    process::run(&mut end_to_end(project, &tools)?, "The end-to-end tests")?;

    announce(5, "short fault campaign");
    campaign::short(project, &tools)?;

    let seconds = start.elapsed().as_secs();
    println!(
        "All tests passed in {} min {:02} s",
        seconds / 60,
        seconds % 60
    );
    Ok(())
}

fn announce(step: u8, what: &str) {
    println!("[{step}/5] {what}");
}

fn cargo_test(project: &Project) -> Command {
    let mut command = Command::new(process::cargo());
    command.arg("test").current_dir(project.root());
    command
}

fn native(project: &Project) -> Command {
    let mut command = cargo_test(project);
    command.args(["--workspace", "--exclude", "e2e", "--exclude", "campaign"]);
    command
}

fn in_browser(project: &Project, tools: &Tools) -> Result<Command> {
    let browser = tools.browser()?;
    let capabilities = write_capabilities(&project.tools(), &browser.chromium)?;
    let mut command = cargo_test(project);
    command
        .args(["--target", TARGET, "--test", "browser"])
        // By name, not by path: cargo splits this value at spaces.
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            "wasm-bindgen-test-runner",
        )
        .env("PATH", tools.path())
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("CHROMEDRIVER", browser.driver);
    // The runner would prefer these drivers.
    for other in [
        "GECKODRIVER",
        "SAFARIDRIVER",
        "GECKODRIVER_REMOTE",
        "SAFARIDRIVER_REMOTE",
        "CHROMEDRIVER_REMOTE",
    ] {
        command.env_remove(other);
    }
    Ok(command)
}

fn end_to_end(project: &Project, tools: &Tools) -> Result<Command> {
    let (chromium, firefox, webkit) = (tools.browser()?, tools.firefox()?, tools.webkit()?);
    let mut command = cargo_test(project);
    command
        .args(["--package", "e2e"])
        .env("ACTIVE_USERS_DIST", project.dist())
        .env("CHROMEDRIVER", chromium.driver)
        .env("CHROMIUM", chromium.chromium)
        .env("GECKODRIVER", firefox.driver)
        .env("FIREFOX", firefox.firefox)
        .env("WEBKITWEBDRIVER", webkit.driver)
        .env("XVFB", webkit.xvfb)
        .env("FRAMEWORKS", frameworks::folder(project))
        .env("DJANGO", django::python(project))
        .env("AXE", tools.axe());
    Ok(command)
}
