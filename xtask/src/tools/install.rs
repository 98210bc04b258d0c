//! Installs missing tools, and first says what they are and how long it takes.

use std::process::Command;

use anyhow::{Context, Result};

use super::apt;
use super::missing::Tool;
use super::npm::{self, Package};
use super::pinned::{GECKODRIVER, TARGET, WASM_SPLIT};
use super::search::Search;
use crate::process::{cargo, run};
use crate::project::Project;

/// What an installation needs to know.
pub struct Installer<'a> {
    pub project: &'a Project,
    pub search: &'a Search,
    /// The version in `Cargo.lock`.
    pub wasm_bindgen: &'a str,
}

impl Installer<'_> {
    /// Installs `tools`. Everything but the target and the browsers goes into `.tools`.
    ///
    /// # Errors
    /// A tool cannot be installed. The error says what to do instead.
    pub fn install(&self, tools: &[Tool]) -> Result<()> {
        // First, because this may need rights the user lacks; better to fail before
        // minutes of compiling.
        apt::install(self.search, tools)?;
        tools.iter().try_for_each(|&tool| self.install_here(tool))
    }

    fn install_here(&self, tool: Tool) -> Result<()> {
        match tool {
            Tool::WasmTarget => self.wasm_target(),
            // Without --locked: the release's own lock file names packages that some registries lack.
            Tool::WasmBindgen => self.cargo_install(
                "wasm-bindgen",
                &[&format!("wasm-bindgen-cli@{}", self.wasm_bindgen)],
                "2 minutes",
            ),
            Tool::WasmSplit => self.cargo_install(
                "wasm-split-cli",
                &[
                    "--locked",
                    "--features",
                    "build-binary",
                    &format!("wasm_split_cli_support@{WASM_SPLIT}"),
                ],
                "2 minutes",
            ),
            Tool::WasmOpt => self.npm_install("wasm-opt", &npm::BINARYEN),
            Tool::Esbuild => self.npm_install("esbuild", &npm::ESBUILD),
            Tool::Axe => self.npm_install("axe-core", &npm::AXE),
            Tool::Geckodriver => self.cargo_install(
                "geckodriver",
                // A debug build compiles faster, and is fast enough to pass commands on.
                &["--locked", "--debug", &format!("geckodriver@{GECKODRIVER}")],
                "2 minutes",
            ),
            Tool::Chromium | Tool::Firefox | Tool::WebKit => Ok(()),
        }
    }

    fn wasm_target(&self) -> Result<()> {
        let rustup = self.search.find("rustup").context(
            "Rust's wasm32-unknown-unknown target is missing, and so is rustup to add it; \
             install the target with the package manager that installed Rust, or install rustup",
        )?;
        println!("Adding the {TARGET} target to Rust (a few seconds, once)");
        run(
            Command::new(rustup)
                .args(["target", "add", TARGET])
                .current_dir(self.project.root()),
            "Adding the target",
        )
    }

    fn cargo_install(&self, name: &str, arguments: &[&str], duration: &str) -> Result<()> {
        println!("Installing {name} into .tools (about {duration}, once)");
        let mut command = Command::new(cargo());
        command
            .arg("install")
            .args(arguments)
            .arg("--root")
            .arg(self.project.tools())
            // Nobody debugs these tools, and they compile faster without debug information.
            .env("CARGO_PROFILE_DEV_DEBUG", "false");
        run(
            command.current_dir(self.project.root()),
            &format!("Installing {name}"),
        )
    }

    fn npm_install(&self, name: &str, package: &Package) -> Result<()> {
        let Package { name: id, version } = package;
        let npm = self.search.find("npm").with_context(|| {
            format!("{name} is missing, and so is npm to install it; install Node.js, which includes npm")
        })?;
        println!("Installing {name} into .tools (a few seconds, once)");
        let prefix = package.prefix(&self.project.tools());
        std::fs::create_dir_all(&prefix).with_context(|| {
            format!(
                "Cannot create {}; make its folder writable",
                prefix.display()
            )
        })?;
        let mut command = Command::new(npm);
        command.args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--loglevel",
            "error",
            "--prefix",
        ]);
        run(
            command.arg(prefix).arg(format!("{id}@{version}")),
            &format!("Installing {name}"),
        )
    }
}
