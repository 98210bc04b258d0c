//! A program: compiled, cut into the parts that it fetches, and made small.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::{Build, empty, markup};
use crate::process::{cargo, run};
use crate::project::Project;
use crate::tools::TARGET;

/// One binary of the package.
pub struct Program {
    name: &'static str,
}

/// The app: the Dashboard; the other pages and their dialog later.
pub const APP: Program = Program {
    name: "active-users",
};
/// The custom elements: the chart; the list and its dialog later.
pub const ELEMENTS: Program = Program {
    name: "active-users-elements",
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
    /// Puts its script, its WebAssembly and its parts into the staging folder.
    pub fn finish(&self, build: &Build<'_>, compiled: &Path) -> Result<()> {
        let Self { name } = self;
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

        edit(&work.join(format!("{name}.js")), markup::trusted)?;
        let main = format!("{name}_bg.wasm");
        optimize(build, &work.join(&main), &main)?;
        for (cut, part) in parts(&work)? {
            let later = format!("{name}_{part}.wasm");
            edit(&work.join("__wasm_split.js"), |text| {
                Ok(text.replace(&cut, &later))
            })?;
            optimize(build, &work.join(&cut), &later)?;
        }
        self.bundle(build, &work)
    }

    /// Puts the script and that which loads the parts into one file.
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
            .arg("--external:./trusted.js")
            // wasm-bindgen names the loader once for each thing that it imports from it.
            .arg("--log-override:duplicate-object-key=silent")
            .arg(format!(
                "--outfile={}",
                build.staging.join(&script).display()
            ));
        run(&mut esbuild, &format!("The bundle of {script}"))
    }
}

/// The files that a program was cut into besides the first, and what each is called: a part by the name
/// that `in_part!` gives to it, and what several parts need `shared`.
fn parts(folder: &Path) -> Result<Vec<(String, String)>> {
    let mut parts = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.file_name().to_string_lossy().into_owned();
        let Some(stem) = file.strip_suffix(".wasm") else {
            continue;
        };
        if let Some(part) = stem.strip_prefix("split_") {
            parts.push((file.clone(), part.to_owned()));
        } else if stem.starts_with("chunk_") {
            parts.push((file.clone(), "shared".to_owned()));
        }
    }
    let shared = parts.iter().filter(|(_, part)| part == "shared").count();
    ensure!(
        shared < 2,
        "The parts in {} share {shared} files, and one name is not enough for them",
        folder.display()
    );
    Ok(parts)
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
