//! Every pinned version, in one place. That of wasm-bindgen is in `Cargo.lock`: both halves must be equal.

/// Trunk; a newer one on the machine is used as it is.
pub const TRUNK: &str = "0.21.14";
/// The npm package that ships `wasm-opt`.
pub const BINARYEN: &str = "132.0.0";
/// The accessibility checker of the end-to-end tests.
pub const AXE: &str = "4.14.1";
/// Firefox's driver; another one on the machine is used as it is.
pub const GECKODRIVER: &str = "0.37.1";
/// What the app is compiled for.
pub const TARGET: &str = "wasm32-unknown-unknown";
