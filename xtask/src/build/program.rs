//! A program: compiled, cut into the parts that it fetches, and made small.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::names::Scripts;
use super::parts::{self, PARTS};
use super::{Build, empty, join, loader, markup, order};
use crate::process::{cargo, output, run};
use crate::project::Project;
use crate::tools::TARGET;

/// One binary of the package.
pub struct Program {
    name: &'static str,
    /// The part that also waits for the style sheet of all parts.
    styled: Option<&'static str>,
}

/// The app: the Dashboard; the list, the rest and their dialog later.
pub const APP: Program = Program {
    name: "active-users",
    styled: Some(STYLED),
};
/// The custom elements: the chart; the list, the rest of it and its dialog later.
pub const ELEMENTS: Program = Program {
    name: "active-users-elements",
    // `embed.js` fetches the styles.
    styled: None,
};

/// The part of the app with the style sheet for all that comes later.
pub const STYLED: &str = "list";

/// Up to how many bytes a bundler writes a file into a script.
const INLINED: u64 = 4096;

/// The linker keeps what tells the parts apart, and generic functions keep the names of their types, for
/// `cargo xtask size`. No name is in what a browser gets.
const FLAGS: &str = "-Clink-args=--emit-relocs -Csymbol-mangling-version=v0";

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
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            format!("{FLAGS}{}", short_paths()),
        );
    run(&mut command, "The compilation")?;
    Ok(target.join(TARGET).join("release"))
}

/// Panics name a library's file from its version on: where this machine keeps libraries is nobody's business, and
/// would give each machine files of another size.
fn short_paths() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let registries = home.and_then(|home| fs::read_dir(home.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().flatten();
    registries
        .map(|registry| format!(" --remap-path-prefix={}/=", registry.path().display()))
        .collect()
}

impl Program {
    /// Puts its script, its WebAssembly and its parts into the staging folder.
    pub fn finish(&self, build: &Build<'_>, compiled: &Path) -> Result<()> {
        let Self { name, styled } = self;
        let work = empty(&build.project.root().join("target/parts").join(name))?;
        let mut split = build.tools.command("wasm-split-cli");
        split
            .args(["--target", "web", "--out-name", name])
            .arg(compiled.join(format!("{name}.wasm")))
            .arg(&work);
        run(&mut split, &format!("The cut of {name}"))?;
        parts::into_folders(&work, name)?;

        let mut bindgen = build.tools.command("wasm-bindgen");
        bindgen
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            .args(["--out-name", name, "--out-dir"])
            .arg(&work)
            .arg(work.join(format!("{name}.wasm")));
        run(&mut bindgen, &format!("The script of {name}"))?;

        let files = self.scripts(&work);
        let [glue, loader] = files.each_ref().map(fs::read_to_string);
        let mut scripts = Scripts {
            glue: markup::trusted(&glue?)?,
            loader: loader::with_parts(&loader?, name, *styled)?,
        };
        self.optimize_first(build, &work, &mut scripts)?;
        for part in PARTS {
            let file = format!("{name}_{part}.wasm");
            let staged = build.staging.join(&file);
            let joined = join::all_in(&work.join(part));
            let joined = joined.with_context(|| format!("{file} cannot be made"))?;
            fs::write(&staged, joined)?;
            optimize(build, &staged, &file, &[])?;
            ensure!(
                fs::metadata(&staged)?.len() > INLINED,
                "{file} is too short: Vite puts files below 4 KiB into a script as a `data:` address, which a strict \
                 policy blocks. Give the part more code."
            );
        }
        for (file, text) in files.iter().zip([scripts.glue, scripts.loader]) {
            fs::write(file, text)
                .with_context(|| format!("{} cannot be written", file.display()))?;
        }
        self.bundle(build, &work)
    }

    /// wasm-bindgen's script, and that which loads the parts.
    fn scripts(&self, work: &Path) -> [PathBuf; 2] {
        [&format!("{}.js", self.name), "__wasm_split.js"].map(|file| work.join(file))
    }

    /// Makes the first file small: without what the scripts don't use, and with short names for the rest.
    fn optimize_first(&self, build: &Build<'_>, work: &Path, scripts: &mut Scripts) -> Result<()> {
        let first = format!("{}_bg.wasm", self.name);
        let (graph, used) = (work.join("used.json"), work.join("used.wasm"));
        fs::write(&graph, scripts.graph()?)?;
        let mut command = build.tools.command("wasm-metadce");
        command.arg(work.join(&first)).arg("-f").arg(&graph);
        output(
            command.arg("-o").arg(&used),
            &format!("The clearing of {first}"),
        )?;
        let names = optimize(
            build,
            &used,
            &first,
            &["--minify-imports-and-exports-and-modules"],
        )?;
        fs::remove_file(used)?;
        scripts.rename(&names)
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
            .arg(format!(
                "--outfile={}",
                build.staging.join(&script).display()
            ));
        run(&mut esbuild, &format!("The bundle of {script}"))
    }
}

/// Makes WebAssembly small, and gives what wasm-opt prints.
fn optimize(build: &Build<'_>, from: &Path, to: &str, more: &[&str]) -> Result<String> {
    let file = build.staging.join(to);
    let mut command = build.tools.command("wasm-opt");
    command
        // 1 % smaller: rebuild the control flow, optimize twice, and don't inline a function just because it has one
        // caller.
        .args(["--flatten", "--rereloop", "-Oz", "-Oz"])
        .arg("--one-caller-inline-max-function-size=0")
        // The linker puts the stack there.
        .arg("--low-memory-unused")
        .args(["--strip-producers", "--strip-target-features"])
        .args(more)
        .arg(from)
        .arg("-o")
        .arg(&file);
    // It colours its warnings even in a file.
    if env::var_os("NO_COLOR").is_some() {
        command.env("BINARYEN_COLORS", "0");
    }
    let printed = output(&mut command, &format!("The optimization of {to}"))?;
    let wasm = order::alike_together(&fs::read(&file)?).with_context(|| to.to_owned())?;
    fs::write(&file, wasm)?;
    Ok(printed)
}
