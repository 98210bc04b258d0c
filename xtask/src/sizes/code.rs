use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

use crate::build::parts::PARTS;
use crate::project::Project;

/// The package whose modules are told apart.
const OWN: &str = "active_users::";

/// How many bytes of code each crate has in the WebAssembly, and each module of this package. Generic
/// code counts for the crate that it is written in, unless its name has a type of this package. Before
/// `wasm-opt`, which drops all names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Code(BTreeMap<String, i64>);

impl Code {
    /// That of the app and the elements as they were built last.
    ///
    /// # Errors
    /// No build, or a file that is no WebAssembly.
    pub fn of_build(project: &Project) -> Result<Self> {
        Self::of_files(project, |_| true, owner)
    }

    /// That of one file of the latest build, such as `active-users_bg.wasm`, a line for each function.
    ///
    /// # Errors
    /// No build, or no such file in it.
    pub fn of_functions(project: &Project, file: &str) -> Result<Self> {
        let code = Self::of_files(project, |name| name == file, str::to_owned)?;
        ensure!(
            !code.0.is_empty(),
            "The latest build has no {file}. `cargo xtask build` lists its files: leave out the hash."
        );
        Ok(code)
    }

    /// What `name` makes of each function's name gets the function's bytes.
    fn of_files(
        project: &Project,
        wanted: impl Fn(&str) -> bool,
        name: fn(&str) -> String,
    ) -> Result<Self> {
        let folder = project.root().join("target/parts");
        let mut code = Self::default();
        let programs = fs::read_dir(&folder).with_context(|| {
            format!("{} is not there; run `cargo xtask build`", folder.display())
        })?;
        for program in programs {
            let program = program?.path();
            let program_name = program.file_name().unwrap_or_default().to_string_lossy();
            let first = format!("{program_name}_bg.wasm");
            if wanted(&first) {
                code.add(&program.join(&first), name)?;
            }
            for part in PARTS {
                if !wanted(&format!("{program_name}_{part}.wasm")) {
                    continue;
                }
                let pieces = fs::read_dir(program.join(part)).with_context(|| {
                    format!("{program_name} has no {part}; run `cargo xtask build`")
                })?;
                for piece in pieces {
                    code.add(&piece?.path(), name)?;
                }
            }
        }
        Ok(code)
    }

    /// Reads what [`Code::keep`] writes.
    ///
    /// # Errors
    /// A line that is not a name and a number.
    pub fn parse(text: &str) -> Result<Self> {
        let mut code = BTreeMap::new();
        for line in text.lines() {
            let Some((name, bytes)) = line.split_once('\t') else {
                bail!("there is no tab in “{line}”");
            };
            code.insert(name.to_owned(), bytes.parse()?);
        }
        Ok(Self(code))
    }

    /// A line for each crate and module that is not tiny: its name, a tab, its bytes.
    pub fn keep(&self) -> String {
        let lines = self.0.iter().filter(|(_, bytes)| **bytes >= 100);
        lines.fold(String::new(), |mut text, (name, bytes)| {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{name}\t{bytes}");
            text
        })
    }

    /// The largest first, each with what has changed since.
    pub fn table(&self, before: &Self, noteworthy: i64) -> String {
        let mut lines: Vec<_> = self
            .0
            .iter()
            .filter(|(_, now)| **now >= noteworthy)
            .collect();
        lines.sort_by_key(|(_, now)| -**now);
        let lines = lines.into_iter().map(|(name, now)| {
            let change = now - before.0.get(name).unwrap_or(&0);
            match change {
                0 => format!("{:>9}            {name}", kilobytes(*now)),
                change => format!(
                    "{:>9} {:>+9.1}  {name}",
                    kilobytes(*now),
                    in_kilobytes(change)
                ),
            }
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    /// What has grown since, the most first.
    pub fn grown_since(&self, before: &Self, noteworthy: i64) -> String {
        let changes = self.0.iter();
        let changes = changes.map(|(name, now)| (name, now - before.0.get(name).unwrap_or(&0)));
        let mut grown: Vec<_> = changes.filter(|(_, more)| *more >= noteworthy).collect();
        grown.sort_by_key(|(_, more)| -more);
        let lines = grown
            .into_iter()
            .map(|(name, more)| format!("{:>+9.1} kB  {name}", in_kilobytes(more)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn add(&mut self, file: &Path, as_owner: fn(&str) -> String) -> Result<()> {
        let bytes = fs::read(file)?;
        let unreadable = || format!("{} cannot be read", file.display());
        let (mut imported, mut sizes, mut names) = (0, Vec::new(), BTreeMap::new());
        for payload in Parser::new(0).parse_all(&bytes) {
            match payload.with_context(unreadable)? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        let is_function = matches!(
                            import.with_context(unreadable)?.ty,
                            TypeRef::Func(_) | TypeRef::FuncExact(_)
                        );
                        imported += u32::from(is_function);
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let range = body.range();
                    sizes.push(range.end - range.start);
                }
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(subsections) = section.as_known() {
                        for subsection in subsections {
                            if let Name::Function(map) = subsection.with_context(unreadable)? {
                                for naming in map {
                                    let naming = naming.with_context(unreadable)?;
                                    names.insert(naming.index, naming.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        for (index, size) in (imported..).zip(sizes) {
            let name = names.get(&index).copied().unwrap_or("unnamed");
            // What the cut puts in front of a function in another part is named after it.
            let name = name
                .strip_suffix(" indirect_call_shim")
                .or_else(|| name.strip_suffix(" local_shim"))
                .unwrap_or(name);
            let owner = as_owner(&without_hashes(&format!("{:#}", demangle(name))));
            *self.0.entry(owner).or_default() += i64::try_from(size)?;
        }
        Ok(())
    }
}

/// A name without the hashes of crates, as in `core[c5930c85a12de822]::fmt`. Some names have been made readable
/// before they come here, and have kept them.
fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']') {
            Some((hash, rest)) if is_hash(hash) => plain.push_str(rest),
            _ => plain.extend(["[", piece]),
        }
    }
    plain
}

fn is_hash(text: &str) -> bool {
    text.len() > 8 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whose code a function is.
fn owner(function: &str) -> String {
    if let Some((_, path)) = function.split_once(OWN) {
        let modules = path.split("::").take(2).take_while(|name| is_module(name));
        let modules: Vec<_> = modules.collect();
        let owner = format!("{OWN}{}", modules.join("::"));
        return owner.trim_end_matches("::").to_owned();
    }
    // A trait's function for any type is the trait's.
    let mut starts = function.split(" as ").map(first_path);
    let path = starts.find(|path| path.contains("::"));
    let path = path.unwrap_or_else(|| first_path(function));
    path.split("::").next().unwrap_or_default().to_owned()
}

fn is_module(name: &str) -> bool {
    name.starts_with(char::is_lowercase) && name.chars().all(is_of_name)
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The first path of names in a type or a function, such as `core::fmt::Write`.
fn first_path(text: &str) -> &str {
    let text = text.trim_start_matches(|c| !is_of_name(c));
    let text = ["dyn ", "mut "]
        .iter()
        .fold(text, |text, word| text.strip_prefix(word).unwrap_or(text));
    let end = text
        .find(|c| !is_of_name(c) && c != ':')
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

fn kilobytes(bytes: i64) -> String {
    format!("{:.1} kB", in_kilobytes(bytes))
}

#[expect(clippy::cast_precision_loss, reason = "only one decimal is shown")]
fn in_kilobytes(bytes: i64) -> f64 {
    bytes as f64 / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_its_module_or_to_the_one_whose_types_it_is_made_for() {
        let table = [
            (
                "active_users::pages::users::row::Row",
                "active_users::pages::users",
            ),
            ("active_users::main", "active_users::main"),
            ("<active_users::ui::Part<T>>::get", "active_users::ui"),
            (
                "core::ptr::drop_in_place::<active_users::store::page::Profile>",
                "active_users::store::page",
            ),
            (
                "<alloc::string::String as core::fmt::Write>::write_str",
                "alloc",
            ),
            ("<dyn core::any::Any>::is", "core"),
            ("<T as leptos::IntoAny>::into_any", "leptos"),
            ("<&mut F as core::ops::FnOnce<A>>::call_once", "core"),
            ("<str as alloc::string::ToString>::to_string", "alloc"),
            ("__wbindgen_malloc", "__wbindgen_malloc"),
            ("", ""),
        ];
        for (function, expected) in table {
            assert_eq!(owner(function), expected, "{function}");
        }
    }

    #[test]
    fn hashes_of_crates_are_left_out_and_slices_stay() {
        let name = "<active_users[74509ba8fa4dcbcf]::Session>::of::<[u8], [core[59807616e1fa25]::Bool; 4]>";
        let plain = "<active_users::Session>::of::<[u8], [core::Bool; 4]>";
        assert_eq!(without_hashes(name), plain);
    }

    #[test]
    fn what_is_kept_is_read_again_and_growth_is_named() -> Result<()> {
        let before = Code::parse("alloc\t4000\nactive_users::ui\t9000\ncore\t100\n")?;
        assert_eq!(Code::parse(&before.keep())?, before);
        let now = Code::parse("alloc\t5600\nactive_users::ui\t12000\ncore\t200\nserde\t700\n")?;
        let expected = "     +3.0 kB  active_users::ui\n     +1.6 kB  alloc\n     +0.7 kB  serde";
        assert_eq!(now.grown_since(&before, 500), expected);
        assert!(Code::parse("alloc 4000").is_err());
        Ok(())
    }
}
