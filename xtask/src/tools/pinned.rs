//! Every pinned version, in one place. That of wasm-bindgen is in `Cargo.lock`: both halves must be equal.

/// What cuts the WebAssembly; it goes with the version of `wasm_split_helpers` in `Cargo.lock`.
pub const WASM_SPLIT: &str = "0.2.4";
/// The npm package that ships `wasm-opt`.
pub const BINARYEN: &str = "132.0.0";
/// The npm package that ships `esbuild`.
pub const ESBUILD: &str = "0.28.2";
/// The accessibility checker of the end-to-end tests.
pub const AXE: &str = "4.14.1";
/// Firefox's driver; another one on the machine is used as it is.
pub const GECKODRIVER: &str = "0.37.1";
/// What the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
