//! What is missing: a comparison of what is wanted with what was found.

use std::fmt;

use super::survey::Survey;

/// One thing that set-up can provide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// The glue between Rust and the browser, and its test runner.
    WasmBindgen,
    /// Cuts the WebAssembly into parts.
    WasmSplit,
    /// Makes the WebAssembly small.
    WasmOpt,
    /// Makes scripts and styles small.
    Esbuild,
    /// The accessibility checker.
    Axe,
    /// The browser and its driver.
    Chromium,
    /// The second browser of the end-to-end tests.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// The third browser of the end-to-end tests, its driver and a display for it.
    WebKit,
}

/// The tools of `wanted` that `survey` did not find, or found in a version that does not fit.
pub fn missing(wanted: &[Tool], survey: &Survey, wasm_bindgen: &str) -> Vec<Tool> {
    let there = |tool: &Tool| match tool {
        Tool::WasmTarget => survey.wasm_target,
        Tool::WasmBindgen => survey.wasm_bindgen.as_deref() == Some(wasm_bindgen),
        Tool::WasmSplit => survey.wasm_split,
        Tool::WasmOpt => survey.wasm_opt,
        Tool::Esbuild => survey.esbuild,
        Tool::Axe => survey.axe,
        Tool::Chromium => survey.chromium,
        Tool::Firefox => survey.firefox,
        Tool::Geckodriver => survey.geckodriver,
        Tool::WebKit => survey.webkit,
    };
    wanted.iter().copied().filter(|tool| !there(tool)).collect()
}

impl fmt::Display for Tool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WasmTarget => "The wasm32-unknown-unknown target of Rust",
            Self::WasmBindgen => "wasm-bindgen",
            Self::WasmSplit => "wasm-split-cli",
            Self::WasmOpt => "wasm-opt",
            Self::Esbuild => "esbuild",
            Self::Axe => "axe-core",
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Geckodriver => "geckodriver",
            Self::WebKit => "WebKit",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: &[Tool] = &[
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

    fn complete() -> Survey {
        Survey {
            wasm_target: true,
            wasm_bindgen: Some("0.2.130".into()),
            wasm_split: true,
            wasm_opt: true,
            esbuild: true,
            axe: true,
            chromium: true,
            firefox: true,
            geckodriver: true,
            webkit: true,
        }
    }

    #[test]
    fn a_complete_machine_misses_nothing() {
        assert_eq!(missing(ALL, &complete(), "0.2.130"), []);
    }

    #[test]
    fn an_empty_machine_misses_all_that_is_wanted_and_no_more() {
        assert_eq!(missing(ALL, &Survey::default(), "0.2.130"), ALL);
        assert_eq!(
            missing(&[Tool::WasmOpt], &Survey::default(), "0.2.130"),
            [Tool::WasmOpt]
        );
    }

    #[test]
    fn each_engine_is_missing_by_itself() {
        let survey = Survey {
            firefox: false,
            ..complete()
        };
        assert_eq!(missing(ALL, &survey, "0.2.130"), [Tool::Firefox]);
        let survey = Survey {
            geckodriver: false,
            ..complete()
        };
        assert_eq!(missing(ALL, &survey, "0.2.130"), [Tool::Geckodriver]);
        let survey = Survey {
            webkit: false,
            ..complete()
        };
        assert_eq!(missing(ALL, &survey, "0.2.130"), [Tool::WebKit]);
    }

    #[test]
    fn wasm_bindgen_of_another_version_is_missing() {
        assert_eq!(missing(ALL, &complete(), "0.2.131"), [Tool::WasmBindgen]);
    }
}
