//! Installs what is missing, and says beforehand what it is and how long it takes.

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
    /// The version that `Cargo.lock` names.
    pub wasm_bindgen: &'a str,
}

impl Installer<'_> {
    /// Installs `tools`; everything but the target and the browsers goes into `.tools`.
    ///
    /// # Errors
    /// What could not be installed, and what to do instead.
    pub fn install(&self, tools: &[Tool]) -> Result<()> {
        // First what the user may not be allowed to do, rather than after minutes of compiling.
        apt::install(self.search, tools)?;
        tools.iter().try_for_each(|&tool| self.install_here(tool))
    }

    fn install_here(&self, tool: Tool) -> Result<()> {
        match tool {
            Tool::WasmTarget => self.wasm_target(),
            // Not locked: the lock file inside that release names packages that not every registry has.
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
                // Unoptimised: it only hands commands on, and is ready sooner.
                &["--locked", "--debug", &format!("geckodriver@{GECKODRIVER}")],
                "2 minutes",
            ),
            Tool::Chromium | Tool::Firefox | Tool::WebKit => Ok(()),
        }
    }

    fn wasm_target(&self) -> Result<()> {
        let rustup = self.search.find("rustup").context(
            "Rust's wasm32-unknown-unknown target is missing and there is no rustup to add it; \
             install the target with the package manager that Rust came from, or use rustup",
        )?;
        println!("Adding the {TARGET} target to Rust (some seconds, once)");
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
            // Nobody debugs them, and without it they are ready sooner.
            .env("CARGO_PROFILE_DEV_DEBUG", "false");
        run(
            command.current_dir(self.project.root()),
            &format!("The installation of {name}"),
        )
    }

    fn npm_install(&self, name: &str, package: &Package) -> Result<()> {
        let Package { name: id, version } = package;
        let npm = self.search.find("npm").with_context(|| {
            format!("{name} is missing and there is no npm to install it; install Node.js, which brings npm")
        })?;
        println!("Installing {name} into .tools (some seconds, once)");
        let prefix = package.prefix(&self.project.tools());
        std::fs::create_dir_all(&prefix).with_context(|| {
            format!(
                "{} cannot be created; make its folder writable",
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
            &format!("The installation of {name}"),
        )
    }
}
