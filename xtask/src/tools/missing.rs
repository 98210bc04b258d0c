//! Compares the tools a task wants with those on this machine.

use std::fmt;

use super::survey::Survey;

/// A tool that a task can need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Rust's standard library for the browser.
    WasmTarget,
    /// Generates the glue between Rust and the browser; comes with a test runner.
    WasmBindgen,
    /// Splits the WebAssembly into parts.
    WasmSplit,
    /// Shrinks the WebAssembly.
    WasmOpt,
    /// Minifies scripts and styles.
    Esbuild,
    /// The accessibility checker.
    Axe,
    /// The browser that all tests use, and its driver.
    Chromium,
    /// The second browser of the end-to-end tests.
    Firefox,
    /// Firefox's driver.
    Geckodriver,
    /// The third browser of the end-to-end tests, with its driver and a display.
    WebKit,
}

/// The tools in `wanted` that `survey` did not find, or found in the wrong version.
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
            Self::WasmTarget => "Rust's wasm32-unknown-unknown target",
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
    fn nothing_is_missing_on_a_complete_machine() {
        assert_eq!(missing(ALL, &complete(), "0.2.130"), []);
    }

    #[test]
    fn an_empty_machine_lacks_exactly_what_is_wanted() {
        assert_eq!(missing(ALL, &Survey::default(), "0.2.130"), ALL);
        assert_eq!(
            missing(&[Tool::WasmOpt], &Survey::default(), "0.2.130"),
            [Tool::WasmOpt]
        );
    }

    #[test]
    fn each_browser_and_driver_can_be_missing_alone() {
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
    fn another_version_of_wasm_bindgen_counts_as_missing() {
        assert_eq!(missing(ALL, &complete(), "0.2.131"), [Tool::WasmBindgen]);
    }
}
