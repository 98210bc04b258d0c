//! The pinned version of every tool but wasm-bindgen, which must have the version in `Cargo.lock`.

/// Splits the WebAssembly. Must match the version of `wasm_split_helpers` in `Cargo.lock`.
pub const WASM_SPLIT: &str = "0.2.4";
/// The npm package that contains `wasm-opt`.
pub const BINARYEN: &str = "132.0.0";
/// The npm package that contains `esbuild`.
pub const ESBUILD: &str = "0.28.2";
/// The accessibility checker of the end-to-end tests.
pub const AXE: &str = "4.14.1";
/// Firefox's driver. One that is already on the machine is used whatever its version.
pub const GECKODRIVER: &str = "0.37.1";
/// The target that the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
