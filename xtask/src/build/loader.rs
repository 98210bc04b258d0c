//! The script that loads the parts.

use anyhow::{Context, Result, ensure};

use super::parts::PARTS;

/// What loads one part, with its style sheet.
const PART: &str = include_str!("loader.js");

/// What this relies on in wasm-split's script, word for word.
const KEPT: [&str; 3] = [
    "function wrapAsyncCb(callee) {",
    "function makeLoad(fetcher, deps) {",
    "return instantiate(imports);",
];

/// Rewrites wasm-split's script to load one file for each part. The part named `styled` also waits for its style sheet.
///
/// # Errors
/// A script of another form than expected.
pub fn with_parts(script: &str, program: &str, styled: Option<&str>) -> Result<String> {
    const ADAPT: &str =
        "wasm-split's script has another form than expected; adapt xtask/src/build/loader.rs";
    // The list begins with what several parts share, or with the first part.
    let starts = ["\n/* ", "\nexport const __wasm_split_load_"];
    let starts = starts.map(|start| script.find(start));
    let start = starts.into_iter().flatten().min().context(ADAPT)?;
    let (kept, list) = script.split_at(start);
    ensure!(KEPT.iter().all(|text| kept.contains(text)), ADAPT);
    let mut own = format!("{kept}\n{PART}");
    let mut before = "";
    for part in PARTS {
        let exported = format!("export const __wasm_split_load_{part} = ");
        ensure!(list.matches(&exported).count() == 1, ADAPT);
        let address = |end| format!("new URL(\"./{program}_{part}.{end}\", import.meta.url)");
        let (file, sheet) = (address("wasm"), address("css"));
        let sheet = match styled {
            Some(styled) if styled == part => format!(", {sheet}"),
            _ => String::new(),
        };
        own += &format!(
            "const {part} = part({file}, [{before}]{sheet});\n{exported}wrapAsyncCb({part});\n"
        );
        before = part;
    }
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script() -> String {
        let kept = KEPT.join("\n");
        let list = PARTS.map(|part| format!("export const __wasm_split_load_{part} = old;\n"));
        format!(
            "{kept}\n/* list, rest */\nconst __chunk_1 = old;\n{}",
            list.concat()
        )
    }

    #[test]
    fn each_part_waits_for_the_one_before_and_one_for_styles() -> Result<()> {
        let script = with_parts(&script(), "app", Some("list"))?;
        let list = "const list = part(new URL(\"./app_list.wasm\", import.meta.url), [], \
                    new URL(\"./app_list.css\", import.meta.url));\n\
                    export const __wasm_split_load_list = wrapAsyncCb(list);\n";
        let rest = "const rest = part(new URL(\"./app_rest.wasm\", import.meta.url), [list]);\n";
        assert!(script.contains(list) && script.contains(rest), "{script}");
        assert!(
            !script.contains("old") && !script.contains("chunk"),
            "{script}"
        );
        Ok(())
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        let script = script();
        let others = [
            script.replace("deps", "dependencies"),
            script.replace("instantiate(imports)", "start(imports)"),
            script.replace("load_rest", "load_other"),
            String::new(),
        ];
        for other in others {
            assert!(with_parts(&other, "app", None).is_err(), "{other}");
        }
    }
}
