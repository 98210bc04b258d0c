//! A program: compiled, cut into the parts that it fetches, and made small.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{Build, empty, markup};
use crate::process::{cargo, run};
use crate::project::Project;
use crate::tools::TARGET;

/// One binary of the package.
pub struct Program {
    name: &'static str,
    /// What it fetches when it is first needed: the name that `in_part!` gives to it.
    part: &'static str,
}

/// The app: the Dashboard, and the other pages later.
pub const APP: Program = Program {
    name: "active-users",
    part: "pages",
};
/// The custom elements: the chart, and the list later.
pub const ELEMENTS: Program = Program {
    name: "active-users-elements",
    part: "list",
};

/// The linker keeps what tells the parts apart.
const RELOCATIONS: &str = "-Clink-args=--emit-relocs";

/// Compiles all programs; gives the folder that they are in.
pub fn compile(project: &Project) -> Result<PathBuf> {
    // A folder of its own: with other flags, everything else would be compiled again and again.
    let target = project.root().join("target/wasm");
    let mut command = Command::new(cargo());
    command
        .args(["build", "--release", "--features", "split", "--target"])
        .args([TARGET, "--bin", APP.name, "--bin", ELEMENTS.name])
        .current_dir(project.root())
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", RELOCATIONS);
    run(&mut command, "The compilation")?;
    Ok(target.join(TARGET).join("release"))
}

impl Program {
    /// Puts its script, its WebAssembly and its part into the staging folder.
    pub fn finish(&self, build: &Build<'_>, compiled: &Path) -> Result<()> {
        let Self { name, part } = self;
        let work = empty(&build.project.root().join("target/parts").join(name))?;
        let mut split = build.tools.command("wasm-split-cli");
        split
            .args(["--target", "web", "--out-name", name])
            .arg(compiled.join(format!("{name}.wasm")))
            .arg(&work);
        run(&mut split, &format!("The cut of {name}"))?;

        let mut bindgen = build.tools.command("wasm-bindgen");
        bindgen
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            .args(["--out-name", name, "--out-dir"])
            .arg(&work)
            .arg(work.join(format!("{name}.wasm")));
        run(&mut bindgen, &format!("The script of {name}"))?;

        let (main, later) = (format!("{name}_bg.wasm"), format!("{name}_{part}.wasm"));
        let loader = work.join("__wasm_split.js");
        edit(&loader, |text| {
            Ok(text.replace(&format!("split_{part}.wasm"), &later))
        })?;
        edit(&work.join(format!("{name}.js")), markup::trusted)?;
        self.bundle(build, &work)?;
        optimize(build, &work.join(&main), &main)?;
        optimize(build, &work.join(format!("split_{part}.wasm")), &later)
    }

    /// Puts the script and that which loads the part into one file.
    fn bundle(&self, build: &Build<'_>, work: &Path) -> Result<()> {
        let script = format!("{}.js", self.name);
        let mut esbuild = build.tools.command("esbuild");
        esbuild
            .arg(work.join(&script))
            .args([
                "--bundle",
                "--format=esm",
                "--minify",
                "--log-level=warning",
            ])
            .arg("--external:./trusted-html.js")
            .arg(format!(
                "--outfile={}",
                build.staging.join(&script).display()
            ));
        run(&mut esbuild, &format!("The bundle of {script}"))
    }
}

/// Makes WebAssembly small.
fn optimize(build: &Build<'_>, from: &Path, to: &str) -> Result<()> {
    let mut command = build.tools.command("wasm-opt");
    command
        .arg("-Oz")
        .arg(from)
        .arg("-o")
        .arg(build.staging.join(to));
    // It colours its warnings even in a file.
    if env::var_os("NO_COLOR").is_some() {
        command.env("BINARYEN_COLORS", "0");
    }
    run(&mut command, &format!("The optimization of {to}"))
}

fn edit(file: &Path, change: impl Fn(&str) -> Result<String>) -> Result<()> {
    let text = fs::read_to_string(file)?;
    let changed = change(&text).with_context(|| file.display().to_string())?;
    fs::write(file, changed).with_context(|| format!("{} cannot be written", file.display()))
}
