//! Looks for tools on this machine.

use std::path::Path;
use std::process::Command;

use super::browser::Browser;
use super::firefox::Firefox;
use super::npm;
use super::pinned::TARGET;
use super::search::Search;
use super::webkit::WebKit;
use crate::process::answer;

/// What is installed, with versions as the programs print them.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    pub wasm_target: bool,
    /// `Some` only if its test runner is installed too.
    pub wasm_bindgen: Option<String>,
    pub wasm_split: bool,
    pub wasm_opt: bool,
    pub esbuild: bool,
    pub axe: bool,
    pub chromium: bool,
    pub firefox: bool,
    pub geckodriver: bool,
    /// True only if there is a display for it too.
    pub webkit: bool,
}

impl Survey {
    /// Looks for every tool. Changes nothing.
    pub fn take(tools: &Path, search: &Search) -> Self {
        Self {
            wasm_target: has_wasm_target(),
            wasm_bindgen: search
                .find("wasm-bindgen-test-runner")
                .and_then(|_| version(search, "wasm-bindgen")),
            wasm_split: search.find("wasm-split-cli").is_some(),
            wasm_opt: search.find("wasm-opt").is_some(),
            esbuild: npm::ESBUILD.is_installed(tools),
            axe: npm::AXE.is_installed(tools),
            chromium: Browser::find(search).is_some(),
            firefox: Firefox::browser(search).is_some(),
            geckodriver: Firefox::driver(search).is_some(),
            webkit: WebKit::find(search).is_some(),
        }
    }
}

/// The program's version: the second word of `wasm-bindgen 0.2.130`.
fn version(search: &Search, program: &str) -> Option<String> {
    let answer = answer(Command::new(search.find(program)?).arg("--version"))?;
    answer.split_whitespace().nth(1).map(str::to_owned)
}

/// Asks the compiler and not rustup, which may not have installed Rust.
fn has_wasm_target() -> bool {
    answer(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]))
        .is_some_and(|folder| Path::new(&folder).is_dir())
}
