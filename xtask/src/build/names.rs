//! Short names for what a script and its WebAssembly have from each other. wasm-bindgen's are long and have hashes,
//! which no compression makes small.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;

/// What stands before each export that wasm-bindgen's script uses.
const EXPORTS: &str = "wasm.";

/// The new names, as wasm-opt tells them.
#[derive(Debug, Deserialize)]
struct Names {
    /// The module, the name and the new name of each import.
    imports: Vec<(String, String, String)>,
    /// The name and the new name of each export.
    exports: Vec<(String, String)>,
}

/// Both scripts of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scripts {
    /// wasm-bindgen's.
    pub glue: String,
    /// That which loads the parts.
    pub loader: String,
}

impl Scripts {
    /// What of the WebAssembly the scripts use, in the form that wasm-metadce wants.
    pub fn graph(&self) -> Result<String> {
        let shared = self.shared()?.into_iter();
        let mut used: Vec<_> = shared.chain(words_after(&self.glue, EXPORTS)).collect();
        used.sort_unstable();
        used.dedup();
        let root = json!({ "name": "scripts", "root": true, "reaches": used });
        let exports = used
            .iter()
            .map(|name| json!({ "name": name, "export": name }));
        let graph: Vec<_> = std::iter::once(root).chain(exports).collect();
        Ok(serde_json::to_string(&graph)?)
    }

    /// Takes over the new names.
    ///
    /// # Errors
    /// A name that is in the WebAssembly alone, or in a script alone.
    pub fn rename(&mut self, names: &str) -> Result<()> {
        let names: Names =
            serde_json::from_str(names).context("wasm-opt's list of names is in a new form")?;
        self.rename_exports(&names)?;
        self.rename_imports(&names)
    }

    fn rename_exports(&mut self, Names { exports, .. }: &Names) -> Result<()> {
        let short: BTreeMap<_, _> = exports
            .iter()
            .map(|(name, new)| (&**name, &**new))
            .collect();
        let mut pieces = self.glue.split(EXPORTS);
        let mut glue = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let name = word(piece);
            let new = short.get(name).with_context(|| adapt(name))?;
            let rest = piece.get(name.len()..).unwrap_or_default();
            glue = format!("{glue}{EXPORTS}{new}{rest}");
        }
        self.glue = glue;
        let shared = self.shared()?;
        let list = format!("{}, ", shared.join(", "));
        let taken = format!("const {{ {list} }} = initSync");
        ensure!(self.loader.matches(&taken).count() == 1, adapt(&taken));
        let mut new_list = String::new();
        for name in shared {
            let new = short.get(&*name).with_context(|| adapt(&name))?;
            new_list += &format!("{new}: {name}, ");
        }
        self.loader = self
            .loader
            .replace(&taken, &format!("const {{ {new_list} }} = initSync"));
        Ok(())
    }

    fn rename_imports(&mut self, Names { imports, .. }: &Names) -> Result<()> {
        let (start, rest) = self
            .glue
            .split_once(OBJECT)
            .with_context(|| adapt(OBJECT))?;
        let (functions, rest) = rest.split_once(RETURN).with_context(|| adapt(RETURN))?;
        let (_, end) = rest
            .split_once(RETURN_END)
            .with_context(|| adapt(RETURN_END))?;
        let mut functions = functions_in(functions)?;
        let mut object = String::new();
        for (module, name, new) in imports {
            let function = match module.as_str() {
                "./__wasm_split.js" => format!("import1.{name},\n"),
                _ => functions
                    .remove(&**name)
                    .with_context(|| adapt(name))?
                    .to_owned(),
            };
            object += &format!("        {new}: {function}");
        }
        // The modules have got one name.
        self.glue = format!("{start}    return {{ a: {{\n{object}    }} }};\n}}\n{end}");
        Ok(())
    }

    /// What the parts use of the first file.
    fn shared(&self) -> Result<Vec<String>> {
        const START: &str = "const { ";
        let found = self.loader.split_once(START);
        let list = found.and_then(|(_, rest)| Some(rest.split_once(" } = initSync")?.0));
        let list = list.with_context(|| adapt(START))?;
        let names = list
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty());
        Ok(names.map(str::to_owned).collect())
    }
}

/// The beginning of the object with all functions that are imported, and what follows it.
const OBJECT: &str = "    const import0 = {\n        __proto__: null,\n";
const RETURN: &str = "    };\n    return {\n";
const RETURN_END: &str = "    };\n}\n";

/// Each function that is imported, by its name: the text behind its colon.
fn functions_in(object: &str) -> Result<BTreeMap<&str, &str>> {
    const INDENT: &str = "        ";
    let mut functions = BTreeMap::new();
    let mut rest = object;
    while !rest.is_empty() {
        let named = rest
            .strip_prefix(INDENT)
            .and_then(|rest| rest.split_once(": "));
        let (name, text) = named.with_context(|| adapt(rest))?;
        ensure!(word(name) == name, adapt(name));
        // The first line that is indented no more than this one.
        let end = text.find("\n        }").with_context(|| adapt(name))?;
        let tail = text.get(end + 1..).unwrap_or_default();
        let line = tail.find('\n').with_context(|| adapt(name))?;
        let (function, behind) = text.split_at(end + 1 + line + 1);
        functions.insert(name, function);
        rest = behind;
    }
    Ok(functions)
}

/// The words that follow each place of a text.
fn words_after<'a>(text: &'a str, place: &'a str) -> impl Iterator<Item = String> + 'a {
    text.split(place).skip(1).map(|rest| word(rest).to_owned())
}

/// The name that a text begins with.
fn word(text: &str) -> &str {
    let is_end = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '$';
    text.split(is_end).next().unwrap_or_default()
}

fn adapt(what: &str) -> String {
    let what = what.lines().next().unwrap_or_default();
    format!(
        "The scripts have `{what}` in another way than expected; adapt xtask/src/build/names.rs"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str =
        "const { memory, table,  } = initSync(undefined, undefined);\nassign({ memory, table,  });";

    fn glue() -> String {
        let functions = "        __wbg_one_1: function(arg0) {\n            one(wasm.memory);\n        },\n        \
                         __wbg_two_2: function() { return handleError(function (arg0) {\n            \
                         if (arg0) {\n                two();\n            }\n        }, arguments); },\n";
        format!("{OBJECT}{functions}{RETURN}        x: import0,\n{RETURN_END}wasm.run();\n")
    }

    fn scripts() -> Scripts {
        Scripts {
            glue: glue(),
            loader: LOADER.to_owned(),
        }
    }

    const NAMES: &str = r#"{
        "imports": [["./a_bg.js", "__wbg_two_2", "a"], ["./__wasm_split.js", "load", "b"]],
        "exports": [["memory", "c"], ["table", "d"], ["run", "e"]]
    }"#;

    #[test]
    fn both_scripts_take_over_the_short_names() -> Result<()> {
        let mut scripts = scripts();
        let graph = scripts.graph()?;
        assert!(
            graph.contains(r#""reaches":["memory","run","table"]"#),
            "{graph}"
        );
        scripts.rename(NAMES)?;
        let glue = "    return { a: {\n        a: function() { return handleError(function (arg0) {\n            \
                    if (arg0) {\n                two();\n            }\n        }, arguments); },\n        \
                    b: import1.load,\n    } };\n}\nwasm.e();\n";
        assert_eq!(scripts.glue, glue);
        assert_eq!(
            scripts.loader,
            "const { c: memory, d: table,  } = initSync(undefined, undefined);\nassign({ memory, table,  });"
        );
        Ok(())
    }

    #[test]
    fn a_name_that_the_other_side_does_not_have_is_refused() {
        for (name, other) in [
            ("two_2", "three"),
            ("memory", "m"),
            ("table", "t"),
            ("run", "r"),
        ] {
            let renamed = scripts().rename(&NAMES.replace(name, other));
            assert!(renamed.is_err(), "{name}");
        }
    }

    #[test]
    fn scripts_in_another_form_are_refused() {
        let without_loader = Scripts {
            loader: String::new(),
            ..scripts()
        };
        assert!(without_loader.graph().is_err());
        let mut other = Scripts {
            glue: glue().replace("import0", "imports"),
            ..scripts()
        };
        assert!(other.rename(NAMES).is_err());
    }
}
