//! The tools a task needs besides cargo: found on the machine, or installed once into `.tools`.

mod apt;
mod browser;
mod cargo_lock;
mod firefox;
mod install;
mod missing;
mod npm;
mod pinned;
mod search;
mod survey;
mod webkit;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;

pub use browser::Browser;
pub use firefox::Firefox;
pub use missing::Tool;
pub use pinned::TARGET;
pub use webkit::WebKit;

use install::Installer;
use missing::missing;
use search::Search;
use survey::Survey;

/// What `cargo xtask lint` needs.
pub const FOR_LINT: &[Tool] = &[Tool::WasmTarget];
/// What a release build needs.
pub const FOR_BUILD: &[Tool] = &[
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::WasmSplit,
    Tool::WasmOpt,
    Tool::Esbuild,
];
/// What the screenshots need: a release build and a browser.
pub const FOR_SCREENSHOTS: &[Tool] = &[
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::WasmSplit,
    Tool::WasmOpt,
    Tool::Esbuild,
    Tool::Chromium,
];
/// What the benchmark needs: a release build and a browser.
pub const FOR_BENCH: &[Tool] = FOR_SCREENSHOTS;
/// What the benchmark of an existing build needs.
pub const FOR_BENCH_OF_BUILD: &[Tool] = &[Tool::Chromium];
/// What the fault campaign needs: a release build and a browser.
pub const FOR_CAMPAIGN: &[Tool] = FOR_SCREENSHOTS;
/// What the tests need: a release build, three browsers, and the accessibility checker.
pub const FOR_TEST: &[Tool] = &[
    Tool::WasmTarget,
    Tool::WasmBindgen,
    Tool::WasmSplit,
    Tool::WasmOpt,
    Tool::Esbuild,
    Tool::Axe,
    Tool::Chromium,
    Tool::Firefox,
    Tool::Geckodriver,
    Tool::WebKit,
];

/// The installed tools of one project.
pub struct Tools {
    folder: PathBuf,
    search: Search,
}

/// Installs the tools in `wanted` that are missing. Prints nothing if there are none.
///
/// # Errors
/// A tool cannot be installed. The error says which one, and how to get it.
pub fn prepare(project: &Project, wanted: &[Tool]) -> Result<Tools> {
    let folder = project.tools();
    let search = Search::new(&folder, std::env::var_os("PATH"));
    let wasm_bindgen = cargo_lock::wasm_bindgen_version(project.root())?;

    let survey = || Survey::take(&folder, &search);
    let installer = Installer {
        project,
        search: &search,
        wasm_bindgen: &wasm_bindgen,
    };
    let absent = missing(wanted, &survey(), &wasm_bindgen);
    installer.install(&absent)?;
    if !absent.is_empty()
        && let Some(tool) = missing(wanted, &survey(), &wasm_bindgen).first()
    {
        bail!(
            "{tool} was installed but cannot be found; delete {} and try again",
            folder.display()
        );
    }
    Ok(Tools { folder, search })
}

impl Tools {
    /// A command for `program`, with our tools first on its `PATH`.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.search.find(program).unwrap_or_else(|| program.into()));
        command.env("PATH", self.path());
        command
    }

    /// A `PATH` with our tools first.
    pub fn path(&self) -> OsString {
        self.search.path()
    }

    /// Chromium and its driver.
    ///
    /// # Errors
    /// They were not wanted when the tools were prepared, and are not there.
    pub fn browser(&self) -> Result<Browser> {
        Browser::find(&self.search)
            .context("Chromium and chromedriver are not installed; install both")
    }

    /// Firefox and its driver.
    ///
    /// # Errors
    /// They were not wanted when the tools were prepared, and are not there.
    pub fn firefox(&self) -> Result<Firefox> {
        Firefox::find(&self.search)
            .context("Firefox and geckodriver are not installed; install both")
    }

    /// WebKit's driver and a display for its browser.
    ///
    /// # Errors
    /// They were not wanted when the tools were prepared, and are not there.
    pub fn webkit(&self) -> Result<WebKit> {
        WebKit::find(&self.search)
            .context("WebKitWebDriver and Xvfb are not installed; install both")
    }

    /// npm, with our tools first on its `PATH`.
    ///
    /// # Errors
    /// npm is not installed.
    pub fn npm(&self) -> Result<Command> {
        let npm = self
            .search
            .find("npm")
            .context("npm is missing; install Node.js 20.19 or newer, which includes npm")?;
        let mut command = Command::new(npm);
        command.env("PATH", self.path());
        Ok(command)
    }

    /// The accessibility checker's script.
    pub fn axe(&self) -> PathBuf {
        npm::AXE.folder(&self.folder).join("axe.min.js")
    }
}
