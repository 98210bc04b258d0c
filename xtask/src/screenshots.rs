//! `cargo xtask screenshots`: takes the screenshots in docs/, of the built app with a
//! sample organization.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};

use crate::browser::ARGUMENTS;
use crate::build;
use crate::project::Project;
use crate::serve::{app, port, runtime, with_sample};
use crate::tools::{self, Tools};

/// How many users the organization in the screenshots has.
const USERS: usize = 12_408;

/// The milliseconds, on the page's virtual clock, after which everything is drawn.
const DRAWN: &str = "--virtual-time-budget=30000";

struct Picture {
    name: &'static str,
    path: &'static str,
    width: u32,
    height: u32,
    dark: bool,
}

const PICTURES: [Picture; 5] = [
    picture("dashboard", "", 1280, 1080, false),
    picture("dashboard-dark", "", 1280, 1080, true),
    picture("users", "users?activity=inactive", 1280, 940, false),
    picture(
        "user",
        "users?activity=inactive&user=u-1152",
        1440,
        1000,
        false,
    ),
    picture("users-phone", "users?activity=inactive", 500, 940, true),
];

const fn picture(
    name: &'static str,
    path: &'static str,
    width: u32,
    height: u32,
    dark: bool,
) -> Picture {
    Picture {
        name,
        path,
        width,
        height,
        dark,
    }
}

/// Installs missing tools, builds, and takes every screenshot.
///
/// # Errors
/// A tool cannot be installed, the build fails, or the browser takes no screenshot.
pub fn run(project: &Project, as_of: DateTime<Utc>) -> Result<()> {
    let tools = tools::prepare(project, tools::FOR_SCREENSHOTS)?;
    build::release(project, &tools)?;
    let app = with_sample(app(project.dist(), Some("/")), USERS, as_of)?;

    let runtime = runtime()?;
    let (listener, port) = runtime.block_on(port::listen(0))?;
    // Nothing stops the server: it ends with the task.
    std::thread::spawn(move || runtime.block_on(async { axum::serve(listener, app).await }));

    for picture in &PICTURES {
        let file = project
            .root()
            .join("docs")
            .join(format!("{}.png", picture.name));
        draw(&tools, picture, port, &file)?;
        println!("Wrote {}", file.display());
    }
    Ok(())
}

fn draw(tools: &Tools, picture: &Picture, port: u16, file: &Path) -> Result<()> {
    let profile = std::env::temp_dir().join(format!("active-users-{}", std::process::id()));
    let scheme = if picture.dark { 0 } else { 1 };
    let status = Command::new(tools.browser()?.chromium)
        .args(ARGUMENTS)
        .arg(DRAWN)
        .arg("--hide-scrollbars")
        .env("LANGUAGE", "en_GB")
        .arg(format!("--user-data-dir={}", profile.display()))
        .arg(format!(
            "--window-size={},{}",
            picture.width, picture.height
        ))
        .arg(format!("--blink-settings=preferredColorScheme={scheme}"))
        .arg(format!("--screenshot={}", file.display()))
        .arg(format!("http://127.0.0.1:{port}/{}", picture.path))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .context("Cannot start Chromium")?;
    // A leftover profile does no harm.
    let _ = fs::remove_dir_all(profile);
    if !status.success() {
        bail!("Chromium failed to write {} ({status})", file.display());
    }
    Ok(())
}
